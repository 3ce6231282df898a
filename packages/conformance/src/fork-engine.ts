import { type ChildProcess, fork } from 'node:child_process'
import type {
  Adoption,
  Answer,
  Measurements,
  PlainNode,
  SiteEngine,
  StockEngine,
} from './site-engine.ts'

type Question =
  | { readonly ask: 'nodes' | 'schema' | 'resolved-fields' | 'measurements' | 'persist' }
  | ({ readonly ask: 'adopt' } & Adoption)
  | {
      readonly ask: 'query-all'
      readonly query: string
      readonly variables: readonly Readonly<Record<string, unknown>>[]
    }
  | {
      readonly ask: 'query'
      readonly query: string
      readonly variables?: Readonly<Record<string, unknown>>
    }

interface Reply {
  readonly opened?: true
  readonly id?: number
  readonly answer?: unknown
  readonly failure?: string
}

function isReply(message: unknown): message is Reply {
  return (
    typeof message === 'object' &&
    message !== null &&
    ('opened' in message || 'answer' in message || 'failure' in message)
  )
}

/** Milliseconds until a single query is given up: a resolver of a plugin may never settle. */
const LONGEST_ANSWER = 60_000

/**
 * Starts a child process in a site's folder and waits until it has opened the site.
 * Each engine needs a process of its own: stock Gatsby keeps its state in module globals.
 *
 * @throws Error with all the child's output when the site does not open.
 */
export async function forkEngine(options: {
  readonly name: string
  readonly child: string
  readonly site: string
  readonly env?: Readonly<Record<string, string>>
}): Promise<StockEngine> {
  const child = fork(options.child, [], {
    cwd: options.site,
    execArgv: [],
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const printed: string[] = []
  child.stdout?.on('data', chunk => printed.push(String(chunk)))
  child.stderr?.on('data', chunk => printed.push(String(chunk)))
  const output = () => printed.join('')
  const fail = (what: string) =>
    new Error(`${options.name} on ${options.site}: ${what}\n${output()}`)

  let opened = false
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  await new Promise<void>((resolve, reject) => {
    child.on('message', message => {
      if (!isReply(message)) return
      if (message.opened) {
        opened = true
        return resolve()
      }
      const asked = message.id === undefined ? undefined : waiting.get(message.id)
      if (!asked) return reject(fail(message.failure ?? 'an answer to no question'))
      waiting.delete(message.id ?? 0)
      if (message.failure === undefined) asked.resolve(message.answer)
      else asked.reject(fail(message.failure))
    })
    child.on('exit', code => {
      const error = fail(`ended with code ${code}`)
      reject(error)
      for (const asked of waiting.values()) asked.reject(error)
    })
  }).finally(() => {
    if (!opened) child.kill('SIGKILL')
  })

  let lastId = 0
  const ask = (question: Question) =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      child.send({ id: lastId, ...question })
    })

  return {
    name: options.name,
    nodes: async () => (await ask({ ask: 'nodes' })) as readonly PlainNode[],
    schema: async () => String(await ask({ ask: 'schema' })),
    resolvedFields: async () => (await ask({ ask: 'resolved-fields' })) as readonly string[],
    adopt: async adoption => {
      await ask({ ask: 'adopt', ...adoption })
    },
    query: async (query, variables) => {
      const asked = ask({ ask: 'query', query, ...(variables && { variables }) })
      const late = () => fail(`no answer to ${query}`)
      return (await withinTime(asked, LONGEST_ANSWER, late)) as Answer
    },
    queryAll: async (query, variables) =>
      (await ask({ ask: 'query-all', query, variables })) as Awaited<
        ReturnType<SiteEngine['queryAll']>
      >,
    measurements: async () => (await ask({ ask: 'measurements' })) as Measurements,
    persist: async () => {
      await ask({ ask: 'persist' })
    },
    output,
    close: () => end(child),
  }
}

async function withinTime<T>(
  promise: Promise<T>,
  milliseconds: number,
  late: () => Error,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds)
  })
  try {
    return await Promise.race([promise, expired])
  } finally {
    clearTimeout(timer)
  }
}

/** Milliseconds that an engine has to end by itself: what it does then is part of a run. */
const LONGEST_END = 10_000

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_END)
    child.removeAllListeners('exit')
    child.once('exit', () => {
      clearTimeout(late)
      resolve()
    })
    child.disconnect()
  })
}
