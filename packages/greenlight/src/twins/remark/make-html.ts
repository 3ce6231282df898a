import { isRecord } from '#support/is-record'
import type { HtmlSyntax } from './html-syntax.ts'
import { createLazyRoot, isUntouchedRoot } from './lazy-root.ts'
import { isMarkdownNode, type MarkdownNode } from './markdown-node.ts'
import { allowsRawOnly, createHtmlWriter, type WriteHtml } from './write-html.ts'
import { createMarkdownWriter } from './write-markdown.ts'

/** Makes a tree of HTML of one of markdown, as `mdast-util-to-hast` does. */
export type ToHast = (tree: unknown, options: unknown) => unknown

export interface HtmlMakersOptions {
  /** `mdast-util-to-hast` itself. */
  readonly toHast: ToHast
  /** `hast-util-to-html` itself. */
  readonly toHtml: WriteHtml
  /** What gatsby-transformer-remark gives the former for blocks of code. */
  readonly codeHandler: unknown
  readonly syntax: HtmlSyntax
  /** `mdurl/encode`, as the former has it. */
  readonly encodeUrl: (url: string) => string
}

export interface HtmlMakers {
  readonly toHast: ToHast
  readonly toHtml: WriteHtml
}

/**
 * Makes functions for the place of `mdast-util-to-hast` and `hast-util-to-html` in gatsby-transformer-remark. For
 * documents that can be written straight from markdown, the first one writes HTML at once and gives a root whose
 * children it makes only when somebody looks; the second one hands that HTML over.
 */
export function createHtmlMakers(options: HtmlMakersOptions): HtmlMakers {
  const { toHast, toHtml, codeHandler, syntax, encodeUrl } = options
  const writeMarkdown = createMarkdownWriter({ syntax, encodeUrl })
  const writeHtml = createHtmlWriter({ original: toHtml, syntax })
  const written = new WeakMap<object, string>()
  return {
    toHast(tree, settings) {
      if (!isRoot(tree) || !isForDocuments(settings, codeHandler)) return toHast(tree, settings)
      const position = positionOf(tree)
      const html = position && writeMarkdown(tree)
      if (position === undefined || html === undefined) return toHast(tree, settings)
      const root = createLazyRoot({
        position,
        makeChildren() {
          const made = toHast(tree, settings)
          return isRecord(made) ? made.children : undefined
        },
      })
      written.set(root, html)
      return root
    },
    toHtml(tree, settings) {
      const html = isRecord(tree) && isUntouchedRoot(tree) ? written.get(tree) : undefined
      return html !== undefined && allowsRawOnly(settings) ? html : writeHtml(tree, settings)
    },
  }
}

function isRoot(tree: unknown): tree is MarkdownNode {
  return isMarkdownNode(tree) && tree.type === 'root'
}

/** Whether options are those with which gatsby-transformer-remark makes HTML of a document. */
function isForDocuments(options: unknown, codeHandler: unknown): boolean {
  if (!isRecord(options) || options.allowDangerousHtml !== true) return false
  const { handlers } = options
  return (
    Object.keys(options).length === 2 &&
    isRecord(handlers) &&
    Object.keys(handlers).length === 1 &&
    handlers.code === codeHandler
  )
}

/** A copy of where a tree stands; undefined where the library would leave something out or fill it in. */
function positionOf({ position }: MarkdownNode): object | undefined {
  if (!isRecord(position)) return undefined
  const start = pointOf(position.start)
  const end = pointOf(position.end)
  return start && end && { start, end }
}

function pointOf(point: unknown): object | undefined {
  if (!isRecord(point)) return undefined
  const { line, column, offset } = point
  const isWhole =
    typeof line === 'number' &&
    typeof column === 'number' &&
    typeof offset === 'number' &&
    line > 0 &&
    column > 0 &&
    offset >= 0
  return isWhole ? { line, column, offset } : undefined
}
