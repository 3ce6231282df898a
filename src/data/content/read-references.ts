import MarkdownIt from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import { makeHeadingIds } from '../../../plugins/gatsby-remark-prerender/heading-ids.js'

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number]

/** A link or picture in a text; `offset` is where its target stands in the text. */
export interface Reference {
  readonly kind: 'link' | 'picture'
  readonly target: string
  readonly offset: number
}

/** What a markdown text points at, and the anchors that others can point at. */
export interface References {
  readonly references: readonly Reference[]
  readonly anchors: ReadonlySet<string>
}

function parse(markdown: string): Token[] {
  const parser = new MarkdownIt({ html: true, linkify: false }).use(footnotes)
  // Which addresses are safe is a question of rendering; here all of them are read.
  parser.validateLink = () => true
  return parser.parse(markdown, {})
}

/**
 * Reads all links and pictures of a markdown text, those in HTML too, with their places, and the anchors that the
 * page will have: the ids of its headings (a first h1 that repeats the title has none) and those of HTML elements.
 */
export function readReferences(markdown: string, title: string): References {
  const tokens = parse(markdown)
  const lineStarts = startsOfLines(markdown)
  const anchors = new Set<string>()
  const references: Reference[] = []
  let cursor = 0
  const addReference = (kind: Reference['kind'], raw: string) => {
    const offset = findTarget(markdown, raw, cursor)
    references.push({ kind, target: decode(raw), offset })
    if (offset >= cursor) cursor = offset + 1
  }
  const readHtml = (html: string) => {
    for (const { name, value } of attributesOf(html)) {
      if (name === 'id' || name === 'name') anchors.add(value)
      else if (name === 'href') addReference('link', value)
      else addReference('picture', value)
    }
  }

  for (const anchor of headingAnchors(tokens, title)) anchors.add(anchor)
  for (const token of tokens) {
    cursor = Math.max(cursor, lineStarts[token.map?.[0] ?? 0] ?? 0)
    if (token.type === 'html_block') readHtml(token.content)
    for (const child of token.children ?? []) {
      if (child.type === 'html_inline') readHtml(child.content)
      if (child.type === 'link_open') addReference('link', String(child.attrGet('href') ?? ''))
      if (child.type === 'image') addReference('picture', String(child.attrGet('src') ?? ''))
    }
  }
  return { references, anchors }
}

function headingAnchors(tokens: readonly Token[], title: string): string[] {
  const idOf = makeHeadingIds()
  const first = tokens.find(token => token.type !== 'html_block')
  return tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open') return []
    const text = textOf(tokens[index + 1]?.children ?? [])
    const repeatsTitle = token === first && token.tag === 'h1' && plain(text) === plain(title)
    return repeatsTitle ? [] : [idOf(text)]
  })
}

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content }) => {
      if (type === 'softbreak') return '\n'
      return type === 'text' || type === 'code_inline' || type === 'image' ? content : ''
    })
    .join('')
}

const ATTRIBUTE = /\s(id|name|href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi

/** Ids, links and pictures of a piece of HTML. Comments are passed over. */
function attributesOf(html: string): { readonly name: string; readonly value: string }[] {
  const shown = html.replace(/<!--[\s\S]*?-->/g, '')
  return [...shown.matchAll(/<([a-z][\w-]*)\b[^>]*>/gi)].flatMap(([tag, element = '']) =>
    [...tag.matchAll(ATTRIBUTE)].flatMap(([, attribute = '', double, single, bare]) => {
      const name = attribute.toLowerCase()
      const value = (double ?? single ?? bare ?? '').replaceAll('&amp;', '&')
      const isPicture = name === 'src' && /^(?:img|source|video|audio)$/i.test(element)
      const isLink = name === 'href' && element.toLowerCase() === 'a'
      return name === 'id' || name === 'name' || isPicture || isLink ? [{ name, value }] : []
    }),
  )
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
    starts.push(index + 1)
  return starts
}

function decode(target: string): string {
  try {
    return decodeURI(target)
  } catch {
    return target
  }
}

/**
 * Where a target stands: the first place from `from` on, for targets of reference definitions the first place at all.
 * Markdown-it percent-encodes targets: the text has either spelling.
 */
function findTarget(markdown: string, target: string, from: number): number {
  const spellings = [target, decode(target)]
  const after = spellings.map(spelling => markdown.indexOf(spelling, from))
  const found = after.filter(index => index >= 0)
  if (found.length > 0) return Math.min(...found)
  const anywhere = Math.max(...spellings.map(spelling => markdown.indexOf(spelling)))
  return anywhere >= 0 ? anywhere : from
}
