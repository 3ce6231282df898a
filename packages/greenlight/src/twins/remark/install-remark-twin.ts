import { createRequire } from 'node:module'
import { join } from 'node:path'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { createHtmlSyntax, type PropertyInfo } from './html-syntax.ts'
import { createHtmlMakers } from './make-html.ts'
import { needsOriginalParser } from './needs-original-parser.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { createVisitParents } from './visit-parents.ts'

/** Versions that the twin was held against; with others the original does the work. */
const COVERED: Readonly<Record<string, RegExp>> = {
  'gatsby-transformer-remark': /^6\./,
  remark: /^13\./,
  'remark-gfm': /^1\./,
  'remark-footnotes': /^3\./,
}

/** Versions of the writer of HTML that ours was held against, with those of what it is made of. */
const COVERED_WRITER: Readonly<Record<string, RegExp>> = {
  'gatsby-transformer-remark': /^6\./,
  'hast-util-to-html': /^7\./,
}

/** Versions of the maker of trees of HTML that ours was held against. */
const COVERED_TO_HAST: Readonly<Record<string, RegExp>> = {
  'mdast-util-to-hast': /^10\.2\./,
}

/**
 * Puts a native parser in the place of the one that gatsby-transformer-remark uses, in this thread: its copy of
 * `remark` gives processors whose `parse` hands documents over that both read alike. All else, of the plugin and of
 * its sub-plugins, runs in its own code. Must run before the plugin is loaded.
 *
 * @param plugin folder of gatsby-transformer-remark
 * @returns whether the versions there are covered, and the twin stands in
 */
export function installRemarkTwin(plugin: string): boolean {
  const require = createRequire(join(plugin, 'package.json'))
  // Whatever walks over trees holds the walk that is there when it is loaded.
  installVisitParents(require)
  if (areCovered(COVERED_WRITER, { require, plugin })) installHtmlMakers(require, plugin)
  if (!areCovered(COVERED, { require, plugin })) return false
  const remark = moduleOf('remark', require)
  if (!remark) return false
  remark.cached.exports = withFastParser(remark.original, {
    gfm: require('remark-gfm'),
    footnotes: require('remark-footnotes'),
  })
  return true
}

/**
 * Puts fast makers of HTML in the place of those that gatsby-transformer-remark uses, in this thread. That of trees of
 * HTML gives such trees only if the version there is covered.
 */
function installHtmlMakers(require: NodeJS.Require, plugin: string): void {
  const toHtml = moduleOf('hast-util-to-html', require)
  const toHast = moduleOf('mdast-util-to-hast', require)
  if (!toHtml || !toHast) return
  const voids: unknown = toHtml.own('html-void-elements')
  const encodeUrl: unknown = toHast.own('mdurl/encode')
  if (!Array.isArray(voids) || !isFunction(encodeUrl)) return
  const makers = createHtmlMakers({
    toHast: toHast.original,
    toHtml: (tree, options) => String(toHtml.original(tree, options)),
    codeHandler: require(join(plugin, 'code-handler.js')),
    syntax: createHtmlSyntax({ infoOf: createInfoOf(toHtml.own), voids }),
    encodeUrl: url => String(encodeUrl(url)),
  })
  toHtml.cached.exports = makers.toHtml
  if (areCovered(COVERED_TO_HAST, { require, plugin })) toHast.cached.exports = makers.toHast
}

/** What a property of HTML is, by the tables of `hast-util-to-html`. */
function createInfoOf(own: NodeJS.Require): (property: string) => PropertyInfo {
  return property => {
    const find: unknown = own('property-information/find')
    if (!isFunction(find)) throw new TypeError('property-information/find is not a function')
    const info = find(own('property-information/html'), property)
    return isRecord(info) ? { ...info, attribute: String(info.attribute) } : { attribute: '' }
  }
}

/** A module that is one function, loaded. */
interface FunctionModule {
  readonly original: Callable
  readonly cached: NodeJS.Module
  /** Loads what the module itself can load. */
  readonly own: NodeJS.Require
}

function moduleOf(name: string, require: NodeJS.Require): FunctionModule | undefined {
  const path = require.resolve(name)
  const original: unknown = require(path)
  const cached = require.cache[path]
  return isFunction(original) && cached ? { original, cached, own: createRequire(path) } : undefined
}

/** Puts a fast walk over trees in the place of the one that gatsby-transformer-remark uses, in this thread. */
function installVisitParents(require: NodeJS.Require): void {
  const visit = createRequire(require.resolve('unist-util-visit'))
  const manifest: unknown = visit('unist-util-visit-parents/package.json')
  if (!isRecord(manifest) || !/^3\./.test(String(manifest.version))) return
  const parents = moduleOf('unist-util-visit-parents', visit)
  const convert: unknown = parents?.own('unist-util-is/convert')
  if (parents && isFunction(convert)) parents.cached.exports = createVisitParents(convert)
}

function areCovered(
  versions: Readonly<Record<string, RegExp>>,
  place: { readonly require: NodeJS.Require; readonly plugin: string },
): boolean {
  return Object.entries(versions).every(([name, pattern]) => pattern.test(versionOf(name, place)))
}

function versionOf(
  name: string,
  { require, plugin }: { readonly require: NodeJS.Require; readonly plugin: string },
): string {
  try {
    const manifest: unknown = require(
      name === 'gatsby-transformer-remark' ? join(plugin, 'package.json') : `${name}/package.json`,
    )
    return isRecord(manifest) ? String(manifest.version) : ''
  } catch {
    return ''
  }
}

type Callable = (...args: readonly unknown[]) => unknown

/** Extensions of the parser that the fast one has built in. */
interface Extensions {
  readonly gfm: unknown
  readonly footnotes: unknown
}

/** A frozen processor as `remark` exports it, whose copies have a fast `parse`. */
function withFastParser(original: Callable, extensions: Extensions): Callable {
  const make = () => withFastParse(original(), extensions)
  return new Proxy(original, { apply: make, construct: () => make() })
}

function withFastParse(processor: unknown, { gfm, footnotes }: Extensions): object {
  if (!isProcessor(processor)) throw new TypeError('remark gave no processor.')
  const { use, parse } = processor
  const used = new Map<unknown, unknown>()
  processor.use = (...args) => {
    used.set(args[0], args[1])
    return use.apply(processor, [...args])
  }
  /** The fast parser does what these two do, and neither more nor less. */
  const isCovered = () => {
    const options = used.get(footnotes)
    const settings = processor.data('settings')
    return (
      used.size === 2 &&
      used.has(gfm) &&
      isRecord(options) &&
      options.inlineNotes === true &&
      isRecord(settings) &&
      Object.keys(settings).length === 0
    )
  }
  processor.parse = (...args) => {
    const [document] = args
    const isFast = typeof document === 'string' && isCovered() && !needsOriginalParser(document)
    return isFast ? parseMarkdown(document) : parse.apply(processor, [...args])
  }
  return processor
}

interface Processor {
  use: Callable
  parse: Callable
  data: Callable
}

function isProcessor(value: unknown): value is Processor {
  if (!isFunction(value) || !('use' in value) || !('parse' in value) || !('data' in value)) {
    return false
  }
  return isFunction(value.use) && isFunction(value.parse) && isFunction(value.data)
}
