import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A running `gatsby develop`. */
export interface DevelopServer {
  url: string
  /** What it has printed so far. */
  output(): string
  /** Asks the data layer. */
  query<Data>(query: string): Promise<{ data?: Data; errors?: { message: string }[] }>
  stop(): Promise<void>
}

/** Starts `gatsby develop` in a folder and waits until it answers. */
export async function startDevelop(folder: string): Promise<DevelopServer> {
  const port = await freePort()
  const child = spawn(
    process.execPath,
    ['node_modules/gatsby/cli.js', 'develop', '--port', String(port), '--host', '127.0.0.1'],
    {
      cwd: folder,
      env: {
        ...process.env,
        NODE_ENV: 'development',
        NODE_TEST_CONTEXT: undefined,
        CI: 'true',
        GATSBY_TELEMETRY_DISABLED: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: develop runs in a child of the process that is started here.
      detached: true,
    },
  )
  let output = ''
  let ended = false
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  child.on('close', () => {
    ended = true
  })
  const url = `http://127.0.0.1:${port}`
  const server: DevelopServer = {
    url,
    output: () => output,
    query: async query => {
      const response = await fetch(`${url}/___graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query }),
      })
      return await response.json()
    },
    stop: async () => {
      if (ended || child.pid === undefined) return
      const closed = new Promise<void>(done => child.once('close', () => done()))
      process.kill(-child.pid, 'SIGTERM')
      await Promise.race([closed, wait(5000)])
      if (!ended) process.kill(-child.pid, 'SIGKILL')
    },
  }
  try {
    await waitUntil(async () => {
      if (ended) throw new Error(`gatsby develop ended:\n${output.slice(-4000)}`)
      return /You can now view|success Building development bundle/.test(output)
    }, 240_000)
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}

/**
 * Waits until a condition holds, asking twice a second.
 *
 * @throws Error when it does not hold within `limit` milliseconds
 */
export async function waitUntil(condition: () => Promise<boolean>, limit: number): Promise<void> {
  const end = Date.now() + limit
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Not so within ${limit / 1000} seconds.`)
    await wait(500)
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise<void>(done => server.close(() => done()))
  if (typeof address !== 'object' || address === null) throw new Error('No free port.')
  return address.port
}
