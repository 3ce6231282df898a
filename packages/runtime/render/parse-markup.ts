/** An element of markup that React wrote. */
export interface MarkupElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Text right inside the element, entities resolved. */
  text: string
  readonly children: MarkupElement[]
}

const TOKEN =
  /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][^\s/>]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/g
const ATTRIBUTE = /\s+([^\s=>/]+)(?:="([^"]*)")?/g
const VOID = new Set([
  'meta',
  'link',
  'base',
  'br',
  'hr',
  'img',
  'input',
  'source',
  'wbr',
  'area',
  'col',
  'embed',
  'param',
  'track',
])
const RAW = new Set(['script', 'style', 'noscript'])

/**
 * Reads markup as React's renderer writes it: quoted attributes, all tags closed, nothing of HTML's leniency. Content
 * of scripts and styles is taken as it is.
 */
export function parseMarkup(markup: string): readonly MarkupElement[] {
  const root: MarkupElement = { name: '', attributes: {}, text: '', children: [] }
  const open: MarkupElement[] = [root]
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(markup); match; match = TOKEN.exec(markup)) {
    const [, closing, name, attributes = '', selfClosing, text] = match
    const parent = open.at(-1) ?? root
    if (text !== undefined) parent.text += unescapeHtml(text)
    if (name === undefined) continue
    if (closing) {
      if (open.length > 1) open.pop()
      continue
    }
    const element: MarkupElement = {
      name,
      attributes: readAttributes(attributes),
      text: '',
      children: [],
    }
    parent.children.push(element)
    if (selfClosing || VOID.has(name)) continue
    if (!RAW.has(name)) {
      open.push(element)
      continue
    }
    const end = markup.indexOf(`</${name}>`, TOKEN.lastIndex)
    element.text = markup.slice(TOKEN.lastIndex, end)
    TOKEN.lastIndex = end + name.length + 3
  }
  return root.children
}

function readAttributes(source: string): Record<string, string> {
  return Object.fromEntries(
    [...source.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, unescapeHtml(value)]),
  )
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}

function unescapeHtml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, entity => ENTITIES[entity] ?? entity)
}
