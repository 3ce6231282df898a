import assert from 'node:assert/strict'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import fc from 'fast-check'
import { type Problem, ProblemError } from '#diagnostics'
import { type CacheFiles, diskFiles } from './cache-files.ts'
import { createPluginCaches } from './plugin-cache.ts'
import { openSiteCache, type SiteCacheOptions } from './site-cache.ts'

let root: string
let directory: string
let notices: Problem[]

beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'greenlight-cache-'))
  directory = join(root, '.cache', 'greenlight')
  notices = []
})

afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true })
})

function open(options: Partial<SiteCacheOptions> = {}) {
  return openSiteCache({
    directory,
    engineVersion: '1.0.0',
    key: { whole: { config: 'a' }, plugins: { kept: '1', updated: '1' } },
    onNotice: notice => notices.push(notice),
    ...options,
  })
}

/** Commits one cache with two stores, `count` records each. */
function fill(count: number): void {
  const cache = open()
  for (let number = 0; number < count; number++) {
    cache.store('one').set(`key ${number}`, Buffer.from(`value ${number}`))
    cache.store('two').set(`key ${number}`, Buffer.alloc(number % 700, number))
  }
  cache.commit()
  cache.close()
}

describe('site cache', () => {
  it('has after a commit what was set, and nothing without one', () => {
    fill(10)
    const lost = open()
    lost.store('one').set('key 3', Buffer.from('lost'))
    lost.store('one').delete('key 4')
    lost.close()
    const cache = open()
    assert.equal(cache.isNew, false)
    assert.equal(String(cache.store('one').get('key 3')), 'value 3')
    assert.equal(String(cache.store('one').get('key 4')), 'value 4')
    assert.equal(cache.store('two').size, 10)
    assert.equal(cache.store('one').get('key 99'), undefined)
    assert.deepEqual(notices, [])
  })

  it('starts anew for another key or engine, and says what changed', () => {
    fill(3)
    const cache = open({ key: { whole: { config: 'b', 'plugin x': '1' }, plugins: {} } })
    assert.ok(cache.isNew)
    assert.equal(cache.store('one').size, 0)
    assert.match(notices[0]?.message ?? '', /changed since: config, plugin x/)
    fill(3)
    assert.ok(open({ engineVersion: '1.0.1' }).isNew)
  })

  it('keeps results that are found by the digest of their inputs when the key changes', () => {
    const cache = open()
    cache.store('content jobs').set('digest', Buffer.from('result'))
    cache.store('nodes').set('a', Buffer.from('node'))
    cache.commit()
    const key = { whole: { config: 'b' }, plugins: {} }
    for (const isNew of [true, false]) {
      const next = open({ key })
      assert.equal(next.isNew, isNew)
      assert.equal(String(next.store('content jobs').get('digest')), 'result')
      assert.equal(next.store('nodes').size, 0)
      next.commit()
    }
    assert.equal(notices.length, 1)
    assert.ok(fs.readdirSync(join(directory, 'data')).every(name => !name.startsWith('nodes')))
    assert.ok(open({ key, engineVersion: '2.0.0' }).isNew)
    assert.equal(open({ key, engineVersion: '2.0.0' }).store('content jobs').size, 0)
  })

  it('leaves alone what stock Gatsby keeps beside it', () => {
    const beside = join(directory, '..')
    fs.mkdirSync(join(beside, 'caches', 'some-plugin'), { recursive: true })
    fs.mkdirSync(join(beside, 'caches-lmdb'))
    fs.writeFileSync(join(beside, 'redux.state'), 'stock')
    fill(1)
    open({ engineVersion: '2.0.0' })
    open().drop()
    assert.equal(fs.readFileSync(join(beside, 'redux.state'), 'utf8'), 'stock')
    assert.ok(fs.existsSync(join(beside, 'caches', 'some-plugin')))
    fs.rmSync(join(beside, 'caches-lmdb'), { recursive: true })
    open().drop()
    assert.ok(!fs.existsSync(join(beside, 'caches', 'some-plugin')))
  })

  it('writes nothing when nothing changed', () => {
    fill(5)
    const modified = (): bigint =>
      fs.statSync(join(directory, 'manifest.json'), { bigint: true }).mtimeNs
    const before = modified()
    const cache = open()
    cache.store('one').set('key 1', Buffer.from('value 1'))
    cache.store('one').delete('unknown')
    cache.commit()
    assert.equal(modified(), before)
  })

  it('adds to a log what changed and writes it anew when most of it is garbage', () => {
    const big = (byte: number): Buffer => Buffer.alloc(3 << 20, byte)
    const cache = open()
    const store = cache.store('one')
    store.set('a', big(1))
    store.set('b', Buffer.from('b'))
    cache.commit()
    const used = (): number =>
      fs
        .readdirSync(join(directory, 'data'))
        .reduce((sum, name) => sum + fs.statSync(join(directory, 'data', name)).size, 0)
    for (let byte = 2; byte < 9; byte++) {
      store.set('a', big(byte))
      cache.commit()
      assert.ok(used() < 10 << 20, `${used()} bytes`)
      assert.ok(open().store('one').get('a')?.equals(big(byte)))
      assert.equal(String(open().store('one').get('b')), 'b')
    }
  })

  it('survives being killed at any point of a commit', () => {
    fill(20)
    // Every prefix of the calls that change files is a state in which a killed process may leave the folder.
    const calls = ['writeSync', 'writeFileSync', 'renameSync', 'rmSync', 'openSync'] as const
    for (let allowed = 0; allowed < 30; allowed++) {
      fs.rmSync(directory, { recursive: true })
      fill(20)
      let left = allowed
      const killed = new Error('killed')
      const files: CacheFiles & Record<string, unknown> = { ...diskFiles }
      for (const name of calls) {
        const real = diskFiles[name] as (...args: unknown[]) => unknown
        Object.assign(files, {
          [name]: (...args: unknown[]) => {
            if (left-- <= 0) throw killed
            return real(...args)
          },
        })
      }
      let finished = false
      try {
        const cache = open({ files })
        for (let number = 0; number < 20; number++) {
          cache.store('one').set(`key ${number}`, Buffer.from(`new ${number}`))
          cache.store('two').set(`key ${number}`, Buffer.from(`new ${number}`))
        }
        cache.commit()
        finished = true
      } catch {
        // The process would be gone.
      }
      const after = open()
      const states = ['one', 'two'].map(name =>
        String(after.store(name).get('key 7')).startsWith('new') ? 'new' : 'old',
      )
      assert.equal(states[0], states[1], `stores of different commits after ${allowed} calls`)
      if (finished) assert.equal(states[0], 'new')
      assert.equal(after.store('one').size, 20)
    }
  })

  it('keeps the former state and says why when the disk is full', () => {
    fill(10)
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
    })
    let room = 0
    const files = {
      ...fs,
      writeSync: ((
        descriptor: number,
        bytes: Buffer,
        offset: number,
        length: number,
        at: number,
      ) => {
        if (room <= 0) throw full
        const count = Math.min(length, room)
        room -= count
        return fs.writeSync(descriptor, bytes, offset, count, at)
      }) as typeof fs.writeSync,
    }
    const cache = open({ files })
    const store = cache.store('one')
    room = 1_500_000
    for (let number = 0; number < 40; number++) {
      store.set(`big ${number}`, Buffer.alloc(100_000, number))
    }
    assert.equal(store.get('big 39')?.[0], 39)
    assert.throws(
      () => cache.commit(),
      (error: unknown) =>
        error instanceof ProblemError &&
        error.problems[0]?.code === 'CACHE_NOT_WRITTEN' &&
        error.message.includes('the disk is full') &&
        error.message.includes('The former cache is untouched'),
    )
    assert.equal(open().store('one').size, 10)
    assert.deepEqual(notices, [])
    room = Number.POSITIVE_INFINITY
    cache.commit()
    assert.equal(open().store('one').size, 50)
    assert.equal(open().store('one').get('big 39')?.[0], 39)
  })

  it('drops what was shortened or altered at any of 200 random places, with one line of notice', () => {
    const places = fc.sample(
      fc.record({
        file: fc.nat(),
        at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        damage: fc.constantFrom('flip', 'cut', 'zero', 'remove'),
        bit: fc.nat(7),
      }),
      { numRuns: 200, seed: 1 },
    )
    fill(300)
    const whole = new Map(
      fs
        .readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name))
        .map(path => [path, fs.readFileSync(path)] as const),
    )
    const paths = [...whole.keys()]
    let dropped = 0
    for (const { file, at, damage, bit } of places) {
      fs.mkdirSync(join(directory, 'data'), { recursive: true })
      for (const [path, content] of whole) fs.writeFileSync(path, content)
      const path = paths[file % paths.length] ?? ''
      const content = Buffer.from(whole.get(path) ?? '')
      const offset = Math.floor(at * content.length)
      if (damage === 'flip') content[offset] = (content[offset] ?? 0) ^ (1 << bit)
      else if (damage === 'zero') content.fill(0, offset, Math.min(offset + 512, content.length))
      if (damage === 'remove') fs.rmSync(path)
      else fs.writeFileSync(path, damage === 'cut' ? content.subarray(0, offset) : content)

      notices = []
      const cache = open()
      if (cache.isNew) {
        dropped++
        const removed = damage === 'remove' && path.endsWith('manifest.json')
        assert.equal(notices.length, removed ? 0 : 1)
        assert.equal(cache.store('one').size, 0)
      } else {
        // Nothing was lost: the damage hit what does not count, such as zeros where there were zeros.
        for (let number = 0; number < 300; number++) {
          assert.equal(String(cache.store('one').get(`key ${number}`)), `value ${number}`)
          const expected = Buffer.alloc(number % 700, number)
          assert.ok(cache.store('two').get(`key ${number}`)?.equals(expected))
        }
      }
      cache.store('one').set('works', Buffer.from('again'))
      cache.commit()
      cache.close()
      assert.equal(String(open().store('one').get('works')), 'again')
    }
    assert.ok(dropped > 150, `only ${dropped} of 200 were noticed`)
  })

  it('reads no log that nobody has written to since', () => {
    fill(300)
    const read: string[] = []
    const files: CacheFiles = {
      ...fs,
      openSync(path, ...rest) {
        read.push(basename(String(path)).replace(/.*\./, ''))
        return fs.openSync(path, ...rest)
      },
    }
    const cache = open({ files })
    assert.equal(cache.isNew, false)
    assert.deepEqual([...new Set(read)], ['index'])
    cache.close()
    const log = fs.readdirSync(join(directory, 'data')).find(name => /^one.*log$/.test(name)) ?? ''
    fs.appendFileSync(join(directory, 'data', log), 'more than was committed')
    assert.equal(open({ files }).isNew, false)
    assert.ok(read.includes('log'))
  })

  it('finds damage in logs too large to be verified at once when it reads them, and starts anew', () => {
    fill(300)
    const [log] = fs.readdirSync(join(directory, 'data')).filter(name => /^one.*log$/.test(name))
    const path = join(directory, 'data', log ?? '')
    const content = fs.readFileSync(path)
    const at = content.indexOf('value 150')
    content[at] = (content[at] ?? 0) ^ 1
    fs.writeFileSync(path, content)
    const cache = open({ verifyAtOnce: 0 })
    assert.equal(cache.isNew, false)
    for (let number = 0; number < 300; number++) {
      const value = cache.store('one').get(`key ${number}`)
      assert.equal(value && String(value), number === 150 ? undefined : `value ${number}`)
    }
    assert.equal(notices.length, 1)
    cache.commit()
    assert.ok(open().isNew)

    fill(300)
    const cut = fs.readdirSync(join(directory, 'data')).find(name => /^one.*log$/.test(name)) ?? ''
    fs.truncateSync(join(directory, 'data', cut), 10)
    assert.ok(open({ verifyAtOnce: 0 }).isNew)
  })

  it('agrees with a plain map over any sequence of calls and runs', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'ü', '')
    const call = fc.oneof(
      fc.record({ call: fc.constant('set' as const), key, value: fc.string({ maxLength: 2000 }) }),
      fc.record({ call: fc.constant('delete' as const), key }),
      fc.record({ call: fc.constantFrom('commit' as const, 'reopen' as const, 'clear' as const) }),
    )
    fc.assert(
      fc.property(fc.array(call, { maxLength: 40 }), calls => {
        fs.rmSync(directory, { recursive: true, force: true })
        let committed = new Map<string, string>()
        let model = new Map<string, string>()
        let cache = open()
        for (const step of calls) {
          const store = cache.store('one')
          if (step.call === 'set') {
            store.set(step.key, Buffer.from(step.value))
            model.set(step.key, step.value)
          } else if (step.call === 'delete') {
            assert.equal(store.delete(step.key), model.delete(step.key))
          } else if (step.call === 'clear') {
            store.clear()
            model.clear()
          } else if (step.call === 'commit') {
            cache.commit()
            committed = new Map(model)
          } else {
            cache.close()
            cache = open()
            model = new Map(committed)
          }
          const now = cache.store('one')
          assert.deepEqual(
            new Map([...now.keys()].map(each => [each, String(now.get(each))])),
            model,
          )
        }
        cache.close()
      }),
      { numRuns: 100 },
    )
  })
})

describe('plugin cache', () => {
  it('keeps values as JSON does, gives fresh copies, and survives runs', async () => {
    const site = open()
    const cache = createPluginCaches(site)('@scope/plugin')
    const value = { date: new Date(0), gone: undefined, list: [1, undefined], text: 'ü\ud800' }
    assert.equal(await cache.set('key', value), value)
    const expected = { date: '1970-01-01T00:00:00.000Z', list: [1, null], text: 'ü\ud800' }
    const first = await cache.get('key')
    assert.deepEqual(first, expected)
    assert.notEqual(first, await cache.get('key'))
    await cache.set('nothing', undefined)
    await cache.set('null', null)
    await cache.set(1, 'number')
    await cache.set('1', 'string')
    site.commit()
    site.close()
    const again = createPluginCaches(open())('@scope/plugin')
    assert.deepEqual(await again.get('key'), expected)
    assert.equal(await again.get('nothing'), undefined)
    assert.equal(await again.get('null'), null)
    assert.equal(await again.get(1), 'number')
    assert.equal(await again.get('1'), 'string')
    assert.equal(await again.del('key'), true)
    assert.equal(await again.get('key'), undefined)
  })

  it('is one object for a name, with a folder and itself as cache', () => {
    const caches = createPluginCaches(open())
    const cache = caches('plugin')
    assert.equal(caches('plugin'), cache)
    assert.equal(cache.cache, cache)
    assert.equal(cache.directory, join(root, '.cache', 'caches', 'plugin'))
    assert.ok(fs.statSync(cache.directory).isDirectory())
  })

  it('is empty after the plugin changed, and only then', async () => {
    const site = open()
    const caches = createPluginCaches(site)
    for (const name of ['kept', 'updated']) await caches(name).set('key', name)
    fs.writeFileSync(join(caches('updated').directory, 'file'), '')
    site.commit()
    const key = { whole: { config: 'a' }, plugins: { kept: '1', updated: '2' } }
    for (const expected of [undefined, 'new']) {
      const next = open({ key })
      const found = createPluginCaches(next)
      assert.equal(await found('kept').get('key'), 'kept')
      assert.equal(await found('updated').get('key'), expected)
      assert.deepEqual(fs.readdirSync(found('updated').directory), [])
      await found('updated').set('key', 'new')
      next.commit()
    }
    assert.deepEqual(notices, [])
  })

  it('rejects what is no JSON', async () => {
    const cache = createPluginCaches(open())('plugin')
    const ring: { self?: unknown } = {}
    ring.self = ring
    await assert.rejects(cache.set('ring', ring), TypeError)
    assert.equal(await cache.get('ring'), undefined)
  })
})
