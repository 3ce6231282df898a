/// <reference path="./mime.d.ts" />
import { isAbsolute, posix } from 'node:path'
import mime from 'mime'
import type { Node, Nodes } from '#nodes'
import { valueAt } from '../query/value/value-at.ts'
import type { Inference } from './inference.ts'

interface FileLinkQuestion {
  readonly text: string
  /** The first node by id that holds a text here. */
  readonly node: Node
  /** Keys that lead to the text, within the node. */
  readonly keys: readonly string[]
  readonly nodes: Nodes
  readonly inference: Inference
}

/**
 * Whether a text is the path of a file: it looks like one, and the first node that holds it lies in or below a
 * `File` from whose folder the path leads to another `File`.
 */
export function isFileLink({ text, node, keys, nodes, inference }: FileLinkQuestion): boolean {
  if (node.internal.type === 'File' || !looksLikeFile(text)) return false
  const path = text.replaceAll('\\', '/')
  const holder = firstHolder({ path, node, keys, nodes })
  const folder = holder && folderOf(holder, nodes)
  return folder ? inference.hasFile(posix.join(folder, path), nodes) : false
}

function looksLikeFile(text: string): boolean {
  if (isAbsolute(text) || /^([a-z]:)?[\\/]/i.test(text)) return false
  const type = mime.getType(text)
  if (type === null || type === 'application/x-msdownload') return false
  return !/^[a-zA-Z][a-zA-Z\d+\-.]*:/.test(text) || /^[a-zA-Z]:\\/.test(text)
}

/** Of a list, only the first item counts; so the first node with a text may not be the first that holds it. */
function firstHolder({
  path,
  node,
  keys,
  nodes,
}: Pick<FileLinkQuestion, 'node' | 'keys' | 'nodes'> & { readonly path: string }) {
  const holds = (candidate: Node) => {
    let value = valueAt(candidate, keys)
    while (Array.isArray(value)) value = value[0]
    return value === path
  }
  return holds(node) ? node : nodes.ofTypeById(node.internal.type).find(holds)
}

function folderOf(node: Node, nodes: Nodes): string | undefined {
  for (
    let ancestor: Node | undefined = node;
    ancestor;
    ancestor = ancestor.parent === null ? undefined : nodes.get(ancestor.parent)
  ) {
    if (ancestor.internal.type !== 'File') continue
    return typeof ancestor.dir === 'string' ? ancestor.dir : undefined
  }
  return undefined
}
