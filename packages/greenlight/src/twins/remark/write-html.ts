import { isRecord } from '#support/is-record'

/** What `property-information` tells of a property of HTML. */
interface PropertyInfo {
  readonly attribute: string
  readonly boolean?: boolean | null
  readonly overloadedBoolean?: boolean | null
  readonly commaSeparated?: boolean | null
}

export interface HtmlWriterOptions {
  /** `hast-util-to-html` itself. */
  readonly original: (tree: unknown, options: unknown) => string
  /** What a property of HTML is, by the library's own tables. */
  readonly infoOf: (property: string) => PropertyInfo
  /** Names of elements without content. */
  readonly voids: readonly string[]
}

const TEXT = /[&<]/g
const ATTRIBUTE = /[\0"&'`]/g
const PLAIN_NAME = /^[\w:.-]+$/

/** Elements inside which other rules hold. */
const SPECIAL = new Set(['svg', 'template'])

/**
 * Makes a function that does for trees of HTML what `hast-util-to-html` 7 does with `allowDangerousHtml` and no other
 * option: one walk, without building a regular expression for each text. Subtrees and options beyond that go to the
 * original.
 */
export function createHtmlWriter({
  original,
  infoOf,
  voids,
}: HtmlWriterOptions): (tree: unknown, options: unknown) => string {
  const infos = new Map<string, PropertyInfo>()
  const isVoid = new Set(voids)

  function propertyInfo(property: string): PropertyInfo {
    const known = infos.get(property) ?? infoOf(property)
    infos.set(property, known)
    return known
  }

  function writeNode(node: unknown, parentName: unknown): string {
    if (!isRecord(node)) return writeOriginally(node)
    switch (node.type) {
      case 'text':
        if (typeof node.value !== 'string') return writeOriginally(node)
        return parentName === 'script' || parentName === 'style'
          ? node.value
          : encode(node.value, TEXT)
      case 'element':
        return writeElement(node) ?? writeOriginally(node)
      case 'root':
        return writeChildren(node)
      case 'raw':
        return typeof node.value === 'string' ? node.value : writeOriginally(node)
      default:
        return writeOriginally(node)
    }
  }

  function writeOriginally(node: unknown): string {
    return original({ type: 'root', children: [node] }, { allowDangerousHtml: true })
  }

  function writeChildren(node: Readonly<Record<string, unknown>>): string {
    const { children } = node
    if (!Array.isArray(children)) return ''
    let html = ''
    for (const child of children) html += writeNode(child, node.tagName)
    return html
  }

  /** Undefined where the original has to write the element. */
  function writeElement(node: Readonly<Record<string, unknown>>): string | undefined {
    const { tagName, properties } = node
    if (typeof tagName !== 'string' || SPECIAL.has(tagName)) return undefined
    const attributes = writeAttributes(properties)
    if (attributes === undefined) return undefined
    const content = writeChildren(node)
    const isOpen = content === '' && isVoid.has(tagName.toLowerCase())
    return `<${tagName}${attributes}>${content}${isOpen ? '' : `</${tagName}>`}`
  }

  function writeAttributes(properties: unknown): string | undefined {
    if (properties === undefined || properties === null) return ''
    if (!isRecord(properties)) return undefined
    let html = ''
    for (const name in properties) {
      const attribute = writeAttribute(name, properties[name])
      if (attribute === undefined) return undefined
      if (attribute !== '') html += ` ${attribute}`
    }
    return html
  }

  function writeAttribute(property: string, given: unknown): string | undefined {
    if (given === null || given === undefined) return ''
    const info = propertyInfo(property)
    const { attribute } = info
    if (!PLAIN_NAME.test(attribute)) return undefined
    const value = attributeValue(given, info)
    if (value === false || Number.isNaN(value)) return ''
    if (value === true) return attribute
    if (Array.isArray(value)) {
      return info.commaSeparated
        ? undefined
        : `${attribute}="${encode(value.join(' ').trim(), ATTRIBUTE)}"`
    }
    if (typeof value !== 'string' && typeof value !== 'number') return undefined
    return `${attribute}="${encode(String(value), ATTRIBUTE)}"`
  }

  return (tree, options) =>
    isRecord(tree) && tree.type === 'root' && allowsRawOnly(options)
      ? writeChildren(tree)
      : original(tree, options)
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

function allowsRawOnly(options: unknown): boolean {
  return (
    isRecord(options) && options.allowDangerousHtml === true && Object.keys(options).length === 1
  )
}

/** Characters as hexadecimal references. */
function encode(text: string, characters: RegExp): string {
  return text.replace(
    characters,
    character => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  )
}
