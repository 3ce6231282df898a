import type { Node, Nodes } from '#nodes'
import { isDate } from '../dates/is-date.ts'
import type { Inference } from './inference.ts'
import { isFileLink } from './is-file-link.ts'
import { type FieldPlace, keysTo } from './shape-tree.ts'

/** What the strings and dates at a place are, judged by the first one. */
export function typeOfText({
  example,
  node,
  place,
  nodes,
  inference,
}: {
  readonly example: unknown
  readonly node: Node
  readonly place: FieldPlace | undefined
  readonly nodes: Nodes
  readonly inference: Inference
}): 'Date' | 'File' | 'String' {
  if (example instanceof Date || isDate(example)) return 'Date'
  if (typeof example !== 'string') return 'String'
  const isFile = isFileLink({ text: example, node, keys: keysTo(place), nodes, inference })
  return isFile ? 'File' : 'String'
}
