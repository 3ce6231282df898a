import { load } from 'cheerio'
import type { AnyNode, Element } from 'domhandler'
import { plainDataAddress } from './plain-data-address.ts'

/** A document as readers and machines see it: elements, attributes and text, without what loads code. */
export interface PlainDocument {
  /** Attributes of `html` and `body`. */
  readonly attributes: readonly string[]
  /** One line for each element and each text of the body, indented by depth. */
  readonly body: readonly string[]
  /** One line for each element of the head, sorted: their order means little. Spaces and line breaks are one. */
  readonly head: readonly string[]
}

/**
 * Reads a document. Left out is what each engine has of its own to load code: script files, hints for them, the
 * inline scripts of Gatsby with their ids, the site's stylesheet, comments.
 */
export function readDocument(html: string): PlainDocument {
  const $ = load(html)
  return {
    attributes: [...$('html').toArray(), ...$('body').toArray()].map(tagLine),
    body: $('body')
      .contents()
      .toArray()
      .flatMap(node => linesOf(node, 0)),
    head: $('head')
      .children()
      .toArray()
      .filter(element => !loadsCode(element) && !isStylesheet(element))
      .map(element => tagLine(element) + ($(element).html() ?? '').replace(/\s+/g, ' '))
      .sort(),
  }
}

function linesOf(node: AnyNode, depth: number): string[] {
  const indent = '  '.repeat(depth)
  if (node.type === 'text') return node.data.trim() === '' ? [] : [indent + node.data]
  if (!('attribs' in node) || loadsCode(node)) return []
  return [indent + tagLine(node), ...node.children.flatMap(child => linesOf(child, depth + 1))]
}

/** Gatsby's note to itself on `html` and `body` of a `Head`, which nobody reads in the document. */
const LEFT_BY_GATSBY = 'data-original-tag'

function tagLine({ name, attribs }: Element): string {
  const attributes = Object.entries(attribs).flatMap(([key, value]) =>
    key === LEFT_BY_GATSBY ? [] : [` ${key}="${plainDataAddress(value)}"`],
  )
  return `<${name}${attributes.sort().join('')}>`
}

/** The site's stylesheet: the same rules, written by another minifier. */
function isStylesheet({ name, attribs }: Element): boolean {
  return name === 'style' && attribs['data-identity'] === 'gatsby-global-css'
}

const OWN_SCRIPTS = /^(?:gatsby-script-loader|gatsby-chunk-mapping)$/

/** A script file of an engine, named by its content, perhaps below a path prefix or on a host for files. */
const OWN_CODE = /^(?:https:\/\/assets\.example\.com)?\/(?:[\w-]+\/)?[\w-]+-[\da-f]{20}\.js$/

function loadsCode({ name, attribs, children }: Element): boolean {
  if (name === 'script') {
    if (attribs.src !== undefined) return OWN_CODE.test(attribs.src)
    const [first] = children
    const text = first && 'data' in first ? first.data : ''
    return OWN_SCRIPTS.test(attribs.id ?? '') || /^window\.___webpackCompilationHash=/.test(text)
  }
  if (name !== 'link') return false
  if (attribs.rel === 'modulepreload') return true
  return attribs.rel === 'preload' && (attribs.as === 'script' || attribs.as === 'fetch')
}
