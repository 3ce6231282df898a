import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Problem } from '#diagnostics'
import { isThenable } from '#support/is-thenable'
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
  /** As `createNode` with `NodeStore.createPassingNode`. */
  createPassingNode(node: Node, owner: ActingPlugin): void
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

/** What is due in one turn, in this order. */
interface Turn {
  /** Nodes whose handler finished two turns before. */
  readonly handled: Passage[]
  /** Nodes created in the turn before, or not wanted by the handler they met then. */
  readonly fresh: Passage[]
}

/** Turns between the end of a handler and the next one: what Gatsby's promises take, see `createNodeCascade`. */
const TURNS_AFTER_HANDLER = 2

/** Turns between the end of the last handler and that of `createNode`, which in Gatsby waits for its database. */
const TURNS_AFTER_LAST = 4

/**
 * Makes the cascade of one site.
 *
 * Handlers never run within the call of createNode but in later turns of the event loop, and the turns are counted as
 * in Gatsby, because plugins have come to rely on the order: they link parent and child after createNode; a child's
 * handlers find what the same plugin's handler has written on the parent. A new node gets its first handler in the
 * next turn, one that a handler did not want its next handler in the turn after, and one that was handled two turns
 * later, before the others of that turn. The queues keep the cost per node at a few microseconds and the
 * stack flat however deep nodes create nodes.
 */
export function createNodeCascade(options: NodeCascadeOptions): NodeCascade {
  const { store, handlers } = options
  const reported = new Set<string>()
  const running = new Set<RunningHandler>()
  /** The turns to come, the next one first. */
  const turns: Turn[] = []
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
    const { node } = creation
    return new Promise(done => begin(node, done))
  }

  function begin(node: Node, done: () => void): void {
    turnIn(1).fresh.push({ node, done, next: 0 })
  }

  function turnIn(count: number): Turn {
    let turn = turns[count - 1]
    while (!turn) {
      turns.push({ handled: [], fresh: [] })
      turn = turns[count - 1]
    }
    if (!drainDue) {
      drainDue = true
      setImmediate(drain)
    }
    return turn
  }

  function drain(): void {
    const turn = turns.shift()
    drainDue = turns.length > 0
    if (drainDue) setImmediate(drain)
    if (turn) {
      for (const passage of turn.handled) advance(passage)
      for (const passage of turn.fresh) advance(passage)
    }
    if (turns.length === 0 && running.size === 0) {
      const waiting = idle
      idle = []
      for (const resolve of waiting) resolve()
    }
  }

  /** Asks the next handler, and runs it if it wants the node. */
  function advance(passage: Passage): void {
    const { node } = passage
    const handler = handlers[passage.next++]
    if (!handler) {
      passage.done()
      return
    }
    try {
      if (handler.wants && !handler.wants(node)) {
        turnIn(1).fresh.push(passage)
        return
      }
      const result = handler.run(node)
      if (isThenable(result)) follow(result, handler.plugin, passage)
      else handled(passage)
    } catch (error) {
      options.onFailure({ error, plugin: handler.plugin, node })
      handled(passage)
    }
  }

  function handled(passage: Passage): void {
    const isLast = passage.next === handlers.length
    turnIn(isLast ? TURNS_AFTER_LAST : TURNS_AFTER_HANDLER).handled.push(passage)
  }

  function follow(result: PromiseLike<unknown>, plugin: ActingPlugin, passage: Passage): void {
    const entry = { plugin, node: passage.node, since: performance.now() }
    running.add(entry)
    const finish = (): void => {
      running.delete(entry)
      handled(passage)
    }
    result.then(finish, (error: unknown) => {
      options.onFailure({ error, plugin, node: passage.node })
      finish()
    })
  }

  return {
    createNode,
    createPassingNode(node, owner) {
      const creation = store.createPassingNode(node, owner)
      if (creation.outcome === 'created' && handlers.length > 0) begin(creation.node, nobodyWaits)
    },
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

function nobodyWaits(): void {}
