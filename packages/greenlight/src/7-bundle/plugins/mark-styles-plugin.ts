import type { Plugin as VitePlugin } from 'vite'

/** A mark before the rules of each module in the stylesheet that Vite puts together. */
const MARK = /\/\*! greenlight-module (\d+) \*\/\n?/

/** Marks the rules of each stylesheet, so that they can be put in order later. */
export interface StyleMarks {
  readonly plugin: VitePlugin
  /**
   * Puts the parts of a stylesheet in the order of the modules that they are from: Vite goes by the files of code
   * that it makes, so that what several templates share would come before what each imports first. Rules without a
   * mark stay in front.
   */
  readonly reorder: (css: string, modules: readonly string[]) => string
}

/** Makes the marks of one bundle. */
export function createStyleMarks(): StyleMarks {
  const numbers = new Map<string, number>()
  return {
    plugin: {
      name: 'greenlight:mark-styles',
      transform: {
        filter: {
          id: {
            include: /\.(?:css|s[ac]ss|less|styl|pcss)(?:$|\?)/,
            exclude: /[?&](?:url|raw|inline)\b/,
          },
        },
        handler(code, id) {
          const number = numbers.get(id) ?? numbers.size
          numbers.set(id, number)
          return { code: `/*! greenlight-module ${number} */\n${code}`, map: null }
        },
      },
    },
    reorder(css, modules) {
      const [front = '', ...parts] = css.split(MARK)
      const rank = new Map(modules.map((id, index) => [numbers.get(id), index]))
      const marked: { readonly rank: number; readonly css: string }[] = []
      for (let at = 0; at < parts.length; at += 2) {
        const last = modules.length
        marked.push({ rank: rank.get(Number(parts[at])) ?? last, css: parts[at + 1] ?? '' })
      }
      marked.sort((left, right) => left.rank - right.rank)
      return front + marked.map(part => part.css).join('')
    },
  }
}
