import { createRequire } from 'node:module'
import pLimit from 'p-limit'
import { ProblemError } from '#diagnostics'
import type { Node } from '#nodes'
import type { Plugin } from '#plugins'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { noContentLoader } from './errors.ts'

/**
 * How many contents are loaded at a time. Handlers of all nodes that a source makes in one go ask at once: without a
 * limit 100,000 files would be open together, which systems refuse.
 */
const MOST_AT_A_TIME = 64

/**
 * Makes the `loadNodeContent` helper: the content that the node carries, or what the main module of its owner
 * loads. Unlike in Gatsby loaded content is not kept on the node: bodies would be held, and stored, twice.
 */
export function createContentLoader(
  plugins: () => readonly Plugin[],
): (node: Node) => Promise<unknown> {
  const require = createRequire(import.meta.url)
  const limit = pLimit(MOST_AT_A_TIME)
  const loaders = new Map<string, (...args: unknown[]) => unknown>()

  function loaderOf(owner: string): ((...args: unknown[]) => unknown) | undefined {
    const known = loaders.get(owner)
    if (known) return known
    const plugin = plugins().find(({ name }) => name === owner)
    const main: unknown = plugin && require(plugin.resolve)
    const load = isRecord(main) ? main.loadNodeContent : undefined
    if (!isFunction(load)) return undefined
    loaders.set(owner, load)
    return load
  }

  return async node => {
    const { content, owner = '' } = node.internal
    if (typeof content === 'string') return content
    const load = loaderOf(owner)
    if (!load) throw new ProblemError(noContentLoader(node.id, owner))
    return limit(load, node)
  }
}
