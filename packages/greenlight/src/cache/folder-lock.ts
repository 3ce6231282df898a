import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { cacheNotWritten, errorCode, folderLocked } from './errors.ts'

/** Held while one command works in a site's folder. */
export interface FolderLock {
  release(): void
}

/** What a lock says of its holder. */
interface Holder {
  readonly pid: number
  readonly host: string
  /** Where `pid` counts: containers on one machine number their processes apart. */
  readonly space: string | undefined
  /** When that process started, in the system's own words; tells it from a later one with the same number. */
  readonly started: string | undefined
  readonly command: string
  readonly since: string
}

/** A lock shows that its holder lives by being touched this often; ms. */
const HEARTBEAT = 5_000

/** After so long without a touch a holder that cannot be looked at, being elsewhere, is gone; ms. */
const PATIENCE = 30_000

/**
 * Takes the lock of a site's cache folder, over from a holder that no longer runs.
 * @param command what to tell others, e.g. `greenlight build`
 * @throws ProblemError `CACHE_LOCKED` naming who holds it; `CACHE_NOT_WRITTEN` when the folder is not writable
 */
export function lockFolder(directory: string, command: string): FolderLock {
  const path = join(directory, 'lock')
  const own: Holder = {
    pid: process.pid,
    host: hostname(),
    space: processSpace(),
    started: processStart(process.pid),
    command,
    since: new Date().toISOString(),
  }
  try {
    mkdirSync(directory, { recursive: true })
    while (!create(path, own)) clearStale(path)
  } catch (error) {
    if (errorCode(error) !== undefined) throw cacheNotWritten(directory, error)
    throw error
  }
  const heartbeat = setInterval(() => touch(path), HEARTBEAT)
  heartbeat.unref()
  return {
    release() {
      clearInterval(heartbeat)
      const holder = readHolder(path)
      if (holder?.pid === own.pid && holder.since === own.since) rmSync(path, { force: true })
    },
  }
}

function create(path: string, own: Holder): boolean {
  let descriptor: number
  try {
    descriptor = openSync(path, 'wx')
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
  try {
    writeFileSync(descriptor, JSON.stringify(own))
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(descriptor)
  }
  return true
}

/** Removes a lock whose holder is gone. @throws ProblemError when it is not */
function clearStale(path: string): void {
  const holder = readHolder(path)
  if (isAlive(holder, path)) {
    throw folderLocked({
      path,
      process: holder ? `process ${holder.pid} on ${holder.host}` : 'a process that just started',
      command: holder?.command ?? 'greenlight',
      since: holder?.since ?? 'a moment ago',
    })
  }
  // Of several that find the same stale lock, one wins the rename; a lock taken meanwhile is put back untouched.
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  const moved = readHolder(aside)
  if (moved && isAlive(moved, aside)) renameSync(aside, path)
  else rmSync(aside, { force: true })
}

function readHolder(path: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isHolder(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'host' in value &&
    'since' in value &&
    'command' in value
  )
}

function isAlive(holder: Holder | undefined, path: string): boolean {
  if (!holder) return age(path) < PATIENCE
  if (holder.host !== hostname() || holder.space !== processSpace()) return age(path) < PATIENCE
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false
  }
  const started = processStart(holder.pid)
  return started === undefined || holder.started === undefined || started === holder.started
}

/** Milliseconds since a file was last touched; infinite when it is gone. */
function age(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

function touch(path: string): void {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // Gone with the cache folder: then there is nothing to hold any more.
  }
}

/** Name of this process's numbering of processes; undefined where the system has no /proc. */
function processSpace(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return undefined
  }
}

/** Start time of a process in clock ticks since boot, with the boot's id; undefined where the system has no /proc. */
function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name of the program in parentheses and may hold spaces.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`
  } catch {
    return undefined
  }
}
