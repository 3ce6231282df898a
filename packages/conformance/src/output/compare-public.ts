import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareJson } from '../compare-json.ts'
import { readDocument } from './read-document.ts'

/** One difference between what two engines wrote. */
export interface PublicDifference {
  /** File below `public`. */
  readonly file: string
  readonly kind: 'missing' | 'extra' | 'data' | 'head' | 'body' | 'content'
  /** What is there in the first folder and in the second, shortened. */
  readonly left: string
  readonly right: string
}

/** Files that load code or describe it: each engine has its own. */
const CODE =
  /^[^/]+\.(?:js|mjs|css)(?:\.map|\.LICENSE\.txt)?$|^chunk-map\.json$|^webpack\.stats\.json$|^_gatsby\/slices\/_gatsby-scripts|^~partytown\//
const NAMED_BY_CODE = /^page-data\/app-data\.json$/

/**
 * Lists where two `public` folders of one site differ: in which files there are, in page data and results of static
 * queries, in text, elements, links and head of each document, in the bytes of everything else.
 */
export function comparePublic(left: string, right: string): readonly PublicDifference[] {
  const files = { left: listFiles(left), right: listFiles(right) }
  const all = [...new Set([...files.left, ...files.right])].sort()
  return all.flatMap((file): PublicDifference[] => {
    if (CODE.test(file) || NAMED_BY_CODE.test(file)) return []
    if (!files.right.has(file)) return [{ file, kind: 'missing', left: '', right: '' }]
    if (!files.left.has(file)) return [{ file, kind: 'extra', left: '', right: '' }]
    return compareFile(file, readFileSync(join(left, file)), readFileSync(join(right, file)))
  })
}

function compareFile(file: string, left: Buffer, right: Buffer): PublicDifference[] {
  if (left.equals(right)) return []
  if (file.endsWith('.html')) return compareDocuments(file, String(left), String(right))
  if (/^(?:page-data|slice-data)\/|\.json$/.test(file)) {
    return compareJson(JSON.parse(String(left)), JSON.parse(String(right))).map(difference => ({
      file: `${file} ${difference.path}`,
      kind: 'data',
      left: shorten(JSON.stringify(difference.left)),
      right: shorten(JSON.stringify(difference.right)),
    }))
  }
  if (file.endsWith('.xml') && withoutTime(left) === withoutTime(right)) return []
  return [{ file, kind: 'content', left: `${left.length} bytes`, right: `${right.length} bytes` }]
}

/** A feed says when it was made. */
function withoutTime(feed: Buffer): string {
  return String(feed).replace(/<lastBuildDate>[^<]*<\/lastBuildDate>/, '')
}

function compareDocuments(file: string, left: string, right: string): PublicDifference[] {
  const a = readDocument(left)
  const b = readDocument(right)
  return [
    ...compareLines([...a.attributes, ...a.head], [...b.attributes, ...b.head]).map(difference => ({
      file,
      kind: 'head' as const,
      ...difference,
    })),
    ...firstDifference(a.body, b.body).map(difference => ({
      file,
      kind: 'body' as const,
      ...difference,
    })),
  ]
}

/** Lines that only one of two lists has. */
function compareLines(left: readonly string[], right: readonly string[]) {
  const onlyLeft = left.filter(line => !right.includes(line))
  const onlyRight = right.filter(line => !left.includes(line))
  return [
    ...onlyLeft.map(line => ({ left: shorten(line), right: '' })),
    ...onlyRight.map(line => ({ left: '', right: shorten(line) })),
  ]
}

function firstDifference(left: readonly string[], right: readonly string[]) {
  const length = Math.max(left.length, right.length)
  for (let at = 0; at < length; at++) {
    const [a = '', b = ''] = [left[at], right[at]]
    if (a !== b) return [{ left: shorten(a), right: shorten(b) }]
  }
  return []
}

function shorten(text = ''): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

function listFiles(folder: string): ReadonlySet<string> {
  return new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap(entry =>
      entry.isFile() ? [join(entry.parentPath, entry.name).slice(folder.length + 1)] : [],
    ),
  )
}
