import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { ProblemError } from '#diagnostics'
import { lockFolder } from './folder-lock.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'greenlight-lock-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

function lockedBy(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    assert.ok(error instanceof ProblemError && error.problems[0]?.code === 'CACHE_LOCKED')
    return error.message
  }
  return ''
}

function writeLock(holder: object): string {
  const path = join(directory, 'lock')
  writeFileSync(path, JSON.stringify({ command: 'greenlight build', since: 'then', ...holder }))
  return path
}

describe('folder lock', () => {
  it('names its holder, and is free after release', () => {
    const lock = lockFolder(directory, 'greenlight develop')
    assert.match(
      lockedBy(() => lockFolder(directory, 'greenlight build')),
      new RegExp(`process ${process.pid} on .*"greenlight develop"`),
    )
    lock.release()
    lockFolder(directory, 'greenlight build').release()
    assert.ok(!existsSync(join(directory, 'lock')))
  })

  it('is held by another process, and outlives its crash', async () => {
    const script = `
      import { lockFolder } from ${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)}
      lockFolder(${JSON.stringify(directory)}, 'greenlight build')
      console.log('locked')
      setInterval(() => {}, 1000)`
    const child = spawn(
      process.execPath,
      [...process.execArgv, '--input-type=module', '--eval', script],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await once(child.stdout, 'data')
    assert.match(
      lockedBy(() => lockFolder(directory, 'greenlight build')),
      new RegExp(`process ${child.pid} `),
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
    lockFolder(directory, 'greenlight build').release()
  })

  it('is not fooled by a later process with the same number', {
    skip: !existsSync('/proc'),
  }, () => {
    const space = readlinkSync('/proc/self/ns/pid')
    writeLock({ pid: process.pid, host: hostname(), space, started: 'another boot 1' })
    lockFolder(directory, 'greenlight build').release()
  })

  it('believes another machine or container as long as it shows life', () => {
    for (const holder of [
      { pid: 1, host: 'elsewhere' },
      { pid: 99_999_999, host: hostname(), space: 'pid:[another]' },
    ]) {
      const path = writeLock(holder)
      assert.match(
        lockedBy(() => lockFolder(directory, 'greenlight build')),
        new RegExp(`process ${holder.pid} on ${holder.host}`),
      )
      const long = new Date(Date.now() - 60_000)
      utimesSync(path, long, long)
      lockFolder(directory, 'greenlight build').release()
    }
  })

  it('takes over a lock that a crash left half written', () => {
    const path = join(directory, 'lock')
    writeFileSync(path, '{"pid":')
    assert.notEqual(
      lockedBy(() => lockFolder(directory, 'greenlight build')),
      '',
    )
    const long = new Date(Date.now() - 60_000)
    utimesSync(path, long, long)
    const lock = lockFolder(directory, 'greenlight build')
    assert.equal(JSON.parse(readFileSync(path, 'utf8')).pid, process.pid)
    lock.release()
  })

  it('leaves the lock of another alone on release', () => {
    const lock = lockFolder(directory, 'greenlight build')
    const path = writeLock({ pid: 1, host: 'elsewhere' })
    lock.release()
    assert.ok(existsSync(path))
  })

  it('says that a folder cannot be written', () => {
    writeFileSync(join(directory, 'file'), '')
    assert.throws(
      () => lockFolder(join(directory, 'file', 'greenlight'), 'greenlight build'),
      (error: unknown) =>
        error instanceof ProblemError && error.problems[0]?.code === 'CACHE_NOT_WRITTEN',
    )
  })
})
