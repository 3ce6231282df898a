import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Problem } from '#diagnostics'
import type { Node } from './node.ts'
import type { ActingPlugin, NodeStore } from './node-store.ts'

/** One plugin's onCreateNode. */
export interface CreateNodeHandler {
  readonly plugin: ActingPlugin
  /** The plugin's shouldOnCreateNode, when it has one; asked when the node's turn comes. */
  readonly wants?: (node: Node) => boolean
  readonly run: (node: Node) => unknown
}

export interface NodeCascadeOptions {
  readonly store: NodeStore
  /** In the order of plugins. */
  readonly handlers: readonly CreateNodeHandler[]
  /** Told of what a handler threw or rejected with; the node's next handlers still run. */
  readonly onFailure: (failure: HandlerFailure) => void
  /** Told of a node that is not one, once for each fault. */
  readonly onInvalid: (problem: Problem) => void
}

export interface HandlerFailure {
  readonly error: unknown
  readonly plugin: ActingPlugin
  readonly node: Node
}

/** A handler whose promise is still pending. `since` is milliseconds of `performance.now()`. */
export interface RunningHandler {
  readonly plugin: ActingPlugin
  readonly node: Node
  readonly since: number
}

/** Creates nodes and runs onCreateNode for them, for their children, and so on. */
export interface NodeCascade {
  /**
   * As Gatsby's `createNode`: the store has the node on return; the promise settles when all handlers of this node
   * are done, those of nodes they create without awaiting not included. Never rejects because of a handler.
   * @throws ProblemError as `NodeStore.createNode`
   */
  createNode(input: unknown, plugin?: ActingPlugin): Promise<void>
  /** Resolves when no handler is running or due, whether anybody awaited it or not. */
  settled(): Promise<void>
  /** Handlers that have not finished, the longest running first. */
  running(): readonly RunningHandler[]
}

/** A node on its way through the handlers. */
interface Passage {
  readonly node: Node
  readonly done: () => void
  next: number
}

/**
 * Makes the cascade of one site.
 *
 * Handlers never run within the call of createNode but in a later turn of the event loop, and a node waits for its
 * next handler behind all nodes created before: with nodes 1 and 2 created at once, plugin A sees 1, then 2, then
 * plugin B sees 1. Plugins rely on both (they link parent and child after createNode), and the queue keeps the cost
 * per node at a few microseconds and the stack flat however deep nodes create nodes.
 */
export function createNodeCascade(options: NodeCascadeOptions): NodeCascade {
  const { store, handlers } = options
  const reported = new Set<string>()
  const running = new Set<RunningHandler>()
  let queue: Passage[] = []
  let drainDue = false
  let idle: (() => void)[] = []

  function createNode(input: unknown, plugin?: ActingPlugin): Promise<void> {
    const creation = store.createNode(input, plugin)
    if (creation.outcome === 'invalid') {
      const { problem } = creation
      if (!reported.has(problem.message)) options.onInvalid(problem)
      reported.add(problem.message)
    }
    if (creation.outcome !== 'created' || handlers.length === 0) return Promise.resolve()
    return new Promise(done => enqueue({ node: creation.node, done, next: 0 }))
  }

  function enqueue(passage: Passage): void {
    queue.push(passage)
    if (drainDue) return
    drainDue = true
    setImmediate(drain)
  }

  function drain(): void {
    const batch = queue
    queue = []
    drainDue = false
    for (const passage of batch) advance(passage)
    if (queue.length === 0 && running.size === 0) {
      const waiting = idle
      idle = []
      for (const resolve of waiting) resolve()
    }
  }

  /** Runs the next handler that wants the node. */
  function advance(passage: Passage): void {
    const { node } = passage
    for (;;) {
      const handler = handlers[passage.next++]
      if (!handler) {
        passage.done()
        return
      }
      try {
        if (handler.wants && !handler.wants(node)) continue
        const result = handler.run(node)
        if (isThenable(result)) follow(result, handler.plugin, passage)
        else enqueue(passage)
      } catch (error) {
        options.onFailure({ error, plugin: handler.plugin, node })
        enqueue(passage)
      }
      return
    }
  }

  function follow(result: PromiseLike<unknown>, plugin: ActingPlugin, passage: Passage): void {
    const entry = { plugin, node: passage.node, since: performance.now() }
    running.add(entry)
    const finish = (): void => {
      running.delete(entry)
      enqueue(passage)
    }
    result.then(finish, (error: unknown) => {
      options.onFailure({ error, plugin, node: passage.node })
      finish()
    })
  }

  return {
    createNode,
    async settled() {
      while (drainDue || running.size > 0) {
        await new Promise<void>(resolve => {
          idle.push(resolve)
        })
        // Whoever awaited the last node may create more as soon as it goes on.
        await nextTurn()
      }
    },
    running: () => [...running],
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  )
}
