import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { ProblemError } from '#diagnostics'
import { openSiteCache } from './site-cache.ts'

/** A file system of 3 MB; undefined where this process may not mount one. */
function mountSmallDisk(): string | undefined {
  const path = mkdtempSync(join(tmpdir(), 'greenlight-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'none', path])
  if (status === 0) return path
  rmdirSync(path)
  return undefined
}

it('keeps the former cache when a real disk is full, and goes on when there is room', t => {
  const disk = mountSmallDisk()
  if (disk === undefined) {
    t.skip('no right to mount a file system')
    return
  }
  const open = () =>
    openSiteCache({
      directory: join(disk, 'greenlight'),
      engineVersion: 'test',
      key: { whole: {}, plugins: {} },
      onNotice: notice => assert.fail(notice.message),
    })
  try {
    const first = open()
    first.store('one').set('small', Buffer.from('kept'))
    first.commit()
    first.close()

    const second = open()
    for (let number = 0; number < 60; number++) {
      second.store('one').set(`big ${number}`, Buffer.alloc(100_000, number))
    }
    second.store('one').set('small', Buffer.from('lost'))
    assert.equal(second.store('one').get('big 59')?.[0], 59)
    assert.throws(
      () => second.commit(),
      (error: unknown) => error instanceof ProblemError && /the disk is full/.test(error.message),
    )
    const third = open()
    assert.equal(String(third.store('one').get('small')), 'kept')
    assert.equal(third.store('one').size, 1)
    third.close()

    for (let number = 10; number < 60; number++) second.store('one').delete(`big ${number}`)
    execFileSync('mount', ['-o', 'remount,size=30m', disk])
    second.commit()
    second.close()
    const fourth = open()
    assert.equal(String(fourth.store('one').get('small')), 'lost')
    assert.equal(fourth.store('one').get('big 9')?.[0], 9)
    assert.equal(fourth.store('one').size, 11)
    fourth.close()
    const data = join(disk, 'greenlight', 'data')
    const used = readdirSync(data).reduce((sum, name) => sum + statSync(join(data, name)).size, 0)
    assert.ok(used < 7 << 20, `${used} bytes`)
  } finally {
    execFileSync('umount', [disk])
    rmdirSync(disk)
  }
})
