import GithubSlugger from 'github-slugger'
import MarkdownIt from 'markdown-it'

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

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
    starts.push(index + 1)
  return starts
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(token =>
      token.type === 'image'
        ? token.content
        : token.type === 'text' || token.type === 'code_inline'
          ? token.content
          : '',
    )
    .join('')
}

/**
 * Reads all links and pictures of a markdown text, with their places, and the anchors of its headings as the page
 * will have them (ids as on GitHub; a first h1 that repeats the title has none).
 */
export function readReferences(markdown: string, title: string): References {
  const tokens = new MarkdownIt({ html: true, linkify: false }).parse(markdown, {})
  const lineStarts = startsOfLines(markdown)
  const slugger = new GithubSlugger()
  const anchors = new Set<string>()
  const references: Reference[] = []

  tokens.forEach((token, index) => {
    if (token.type !== 'inline') return
    const opening = tokens[index - 1]
    if (opening?.type === 'heading_open') {
      const text = textOf(token.children ?? [])
      const repeatsTitle =
        index === 1 &&
        opening.tag === 'h1' &&
        text.trim().toLowerCase() === title.trim().toLowerCase()
      if (!repeatsTitle) anchors.add(slugger.slug(text))
    }
    let cursor = lineStarts[token.map?.[0] ?? 0] ?? 0
    for (const child of token.children ?? []) {
      const attribute = child.attrGet('href') ?? child.attrGet('src')
      const raw = attribute === null ? null : String(attribute)
      if (raw === null || (child.type !== 'link_open' && child.type !== 'image')) continue
      const place = findTarget(markdown, raw, cursor)
      references.push({
        kind: child.type === 'image' ? 'picture' : 'link',
        target: decode(raw),
        offset: place ?? cursor,
      })
      if (place !== undefined) cursor = place + 1
    }
  })
  return { references, anchors }
}

function decode(target: string): string {
  try {
    return decodeURI(target)
  } catch {
    return target
  }
}

/** Markdown-it percent-encodes targets: the text has either spelling. References defined elsewhere are not found. */
function findTarget(markdown: string, target: string, from: number): number | undefined {
  for (const spelling of [target, decode(target)]) {
    const found = markdown.indexOf(spelling, from)
    if (found >= 0) return found
  }
  const anywhere = markdown.indexOf(decode(target))
  return anywhere >= 0 ? anywhere : undefined
}
