import { hash } from 'node:crypto'
import { ProblemError } from '#diagnostics'

/** Root of all namespaces, the same constant as in Gatsby, so that ids are the same. */
const ROOT_NAMESPACE = '638f7a53-c567-4eca-8fc1-b23efb1cfb2b'

/** A function that makes ids in one namespace; see `createNodeId`. */
export type NodeIdMaker = (id: string | number) => string

/**
 * Makes the `createNodeId` of one plugin: uuid v5 of the id in the namespace of the plugin's name,
 * which itself is a uuid v5 (as Gatsby's `createNodeId`).
 */
export function nodeIdMakerOf(namespace: string): NodeIdMaker {
  const space = uuidBytes(ROOT_NAMESPACE)
  const own = uuidBytes(uuidV5(namespace, space))
  return id => {
    if (typeof id !== 'string' && typeof id !== 'number') {
      throw new ProblemError({
        code: 'NODES_ID_TYPE',
        severity: 'error',
        message: `createNodeId takes a string or a number, and was given ${describe(id)}.`,
        hint: 'Pass something that names the thing, such as its path or its key in the source.',
        plugin: namespace,
      })
    }
    return uuidV5(String(id), own)
  }
}

/**
 * Makes one id: the same for the same id and namespace, on every machine.
 * @throws ProblemError `NODES_ID_TYPE` when `id` is neither string nor number.
 */
export function createNodeId(id: string | number, namespace: string): string {
  return nodeIdMakerOf(namespace)(id)
}

function uuidV5(name: string, namespace: Buffer): string {
  const digest = hash('sha1', Buffer.concat([namespace, Buffer.from(name)]), 'hex')
  const variant = ((Number.parseInt(digest.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(18, 20)}-${digest.slice(20, 32)}`
}

function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

function describe(value: unknown): string {
  return value === null ? 'null' : typeof value === 'object' ? 'an object' : typeof value
}
