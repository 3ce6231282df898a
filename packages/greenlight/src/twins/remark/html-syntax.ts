/** What `property-information` tells of a property of HTML. */
export interface PropertyInfo {
  readonly attribute: string
  readonly boolean?: boolean | null
  readonly overloadedBoolean?: boolean | null
  readonly commaSeparated?: boolean | null
}

/** An element whose attributes and content are written. */
export interface Tag {
  readonly name: string
  /** With a space before each attribute. */
  readonly attributes: string
  readonly content: string
}

/** How `hast-util-to-html` 7 writes texts and tags, with no options. */
export interface HtmlSyntax {
  readonly writeText: (text: string) => string
  /** Attributes, with a space before each; undefined for properties that only the library itself writes. */
  readonly writeAttributes: (properties: Readonly<Record<string, unknown>>) => string | undefined
  readonly writeTag: (tag: Tag) => string
}

export interface HtmlSyntaxOptions {
  /** What a property of HTML is, by the library's own tables. */
  readonly infoOf: (property: string) => PropertyInfo
  /** Names of elements without content. */
  readonly voids: readonly string[]
}

/** Elements inside which other rules hold; nothing here writes them. */
export const SPECIAL_ELEMENTS: ReadonlySet<unknown> = new Set(['svg', 'template'])

const TEXT = /[&<]/g
const ATTRIBUTE = /[\0"&'`]/g
const PLAIN_NAME = /^[\w:.-]+$/

/** Makes the parts of HTML as `hast-util-to-html` 7 does, without building a regular expression for each. */
export function createHtmlSyntax({ infoOf, voids }: HtmlSyntaxOptions): HtmlSyntax {
  /** Properties whose attribute needs no encoding, and null for others. */
  const infos = new Map<string, PropertyInfo | null>()
  const isVoid = new Set(voids)

  function plainInfoOf(property: string): PropertyInfo | null {
    const known = infos.get(property)
    if (known !== undefined) return known
    const info = infoOf(property)
    const plain = PLAIN_NAME.test(info.attribute) ? info : null
    infos.set(property, plain)
    return plain
  }

  function writeAttribute(property: string, given: unknown): string | undefined {
    if (given === null || given === undefined) return ''
    const info = plainInfoOf(property)
    if (!info) return undefined
    const { attribute } = info
    const value = attributeValue(given, info)
    if (value === false || Number.isNaN(value)) return ''
    if (value === true) return ` ${attribute}`
    if (Array.isArray(value)) {
      return info.commaSeparated
        ? undefined
        : ` ${attribute}="${encode(value.join(' ').trim(), ATTRIBUTE)}"`
    }
    if (typeof value !== 'string' && typeof value !== 'number') return undefined
    return ` ${attribute}="${encode(String(value), ATTRIBUTE)}"`
  }

  return {
    writeText: text => encode(text, TEXT),
    writeAttributes(properties) {
      let html = ''
      for (const name in properties) {
        const attribute = writeAttribute(name, properties[name])
        if (attribute === undefined) return undefined
        html += attribute
      }
      return html
    },
    writeTag({ name, attributes, content }) {
      const isOpen = content === '' && isVoid.has(name.toLowerCase())
      return `<${name}${attributes}>${content}${isOpen ? '' : `</${name}>`}`
    },
  }
}

/** A property's value, with those that are only there or not as booleans. */
function attributeValue(
  given: unknown,
  { attribute, boolean, overloadedBoolean }: PropertyInfo,
): unknown {
  if (overloadedBoolean && (given === attribute || given === '')) return true
  if (boolean || (overloadedBoolean && typeof given !== 'string')) return Boolean(given)
  return given
}

/** Characters as hexadecimal references. */
function encode(text: string, characters: RegExp): string {
  return text.replace(
    characters,
    character => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  )
}
