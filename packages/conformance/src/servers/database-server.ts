import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A MariaDB server of the test's own, on loopback, with one user and one database. */
export interface DatabaseServer {
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** Runs SQL statements as that user. @throws Error with the server's answer. */
  run(sql: string): void
  stop(): Promise<void>
}

const START_TIMEOUT_MS = 60_000

async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Whether MariaDB is installed (Debian: package mariadb-server). */
export function hasDatabaseServer(): boolean {
  return existsSync('/usr/sbin/mariadbd')
}

/** Starts a fresh MariaDB in a temporary folder. @throws Error when it does not answer within a minute. */
export async function startDatabaseServer(): Promise<DatabaseServer> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-db-'))
  const port = await findFreePort()
  const socket = join(folder, 'socket')
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : []
  execFileSync(
    'mariadb-install-db',
    [
      `--datadir=${folder}/data`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      ...asRoot,
    ],
    { stdio: 'ignore' },
  )
  const server = spawn(
    '/usr/sbin/mariadbd',
    [
      `--datadir=${folder}/data`,
      `--socket=${socket}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-log-bin',
      ...asRoot,
    ],
    { stdio: 'ignore' },
  )
  const runAsRoot = (sql: string) =>
    execFileSync('mariadb', [`--socket=${socket}`, '--user=root'], {
      input: sql,
      stdio: ['pipe', 'ignore', 'pipe'],
    })
  await waitUntilReady(() => runAsRoot('SELECT 1'))
  const [user, password, database] = ['reader', 'secret', 'shop']
  runAsRoot(
    `CREATE DATABASE ${database} CHARACTER SET utf8mb4; CREATE USER '${user}'@'127.0.0.1' IDENTIFIED BY '${password}'; GRANT ALL ON ${database}.* TO '${user}'@'127.0.0.1';`,
  )
  return {
    port,
    user,
    password,
    database,
    run: sql => {
      runAsRoot(`USE ${database}; ${sql}`)
    },
    stop: async () => {
      await endProcess(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function waitUntilReady(probe: () => void): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    try {
      return probe()
    } catch (error) {
      if (Date.now() > deadline)
        throw new Error('MariaDB did not answer within a minute', { cause: error })
      await sleep(200)
    }
  }
}

function endProcess(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
