import type { Plugin as VitePlugin } from 'vite'

/** What is put behind the address of a template with content, where the language of a module is looked for. */
const LANGUAGE = /&lang\.[jt]sx?$/

/** Templates with content, as pages name them. */
const CONTENT = '?__contentFilePath='

/** Whether a template shows a file of content: `post.tsx?__contentFilePath=/posts/one.mdx`. */
export function hasContent(template: string): boolean {
  return template.includes(CONTENT)
}

/**
 * Treats templates with content as the modules that they are, though their addresses end with another file's: what
 * they import stands beside the template, and their language is the template's.
 */
export function contentTemplatesPlugin(): VitePlugin {
  return {
    name: 'greenlight:content-templates',
    enforce: 'pre',
    resolveId(source, importer, options) {
      if (hasContent(source)) return withLanguage(source)
      if (!importer || !hasContent(importer)) return undefined
      return this.resolve(source, importer.split('?')[0], { ...options, skipSelf: true })
    },
  }
}

function withLanguage(id: string): string {
  const extension = /\.(?:m?ts|[jt]sx)(?=\?)/.exec(id)?.[0]
  return extension === undefined || LANGUAGE.test(id)
    ? id
    : `${id}&lang${extension.replace('.mts', '.ts')}`
}

/** The address of a module as plugins of Gatsby know it. */
export function withoutLanguage(id: string): string {
  return id.replace(LANGUAGE, '')
}
