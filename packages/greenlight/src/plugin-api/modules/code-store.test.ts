import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { openCodeStore } from './code-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'code-store-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const MEGABYTE = 2 ** 20

describe('openCodeStore', () => {
  it('gives what was saved, with what was saved before', () => {
    const file = join(folder, 'kept', 'a.bin')
    assert.equal(openCodeStore(file).get('a'), undefined)
    rmSync(join(folder, 'kept'), { recursive: true, force: true })
    openCodeStore(file).save(new Map([['a', Buffer.from('first')]]))
    openCodeStore(file).save(new Map([['b', Buffer.from('second')]]))
    openCodeStore(file).save(new Map([['a', Buffer.from('third')]]))
    const store = openCodeStore(file)
    assert.equal(store.get('a')?.toString(), 'third')
    assert.equal(store.get('b')?.toString(), 'second')
    assert.equal(store.get('c'), undefined)
    assert.deepEqual(readdirSync(join(folder, 'kept')), ['a.bin'])
  })

  it('leaves out what nobody asks for once there is much', () => {
    const file = join(folder, 'b.bin')
    const large = ['a', 'b', 'c'].map(name => [name, Buffer.alloc(12 * MEGABYTE)] as const)
    openCodeStore(file).save(new Map(large))
    const store = openCodeStore(file)
    assert.ok(store.get('b'))
    store.save(new Map([['d', Buffer.from('d')]]))
    const names = ['a', 'b', 'c', 'd'].filter(name => openCodeStore(file).get(name))
    assert.deepEqual(names, ['b', 'd'])
  })

  it('deletes old code of other versions', () => {
    const place = mkdtempSync(join(folder, 'old-'))
    for (const [name, days] of [
      ['old.bin', 8],
      ['new.bin', 6],
    ] as const) {
      writeFileSync(join(place, name), '')
      const seconds = Date.now() / 1000 - days * 24 * 60 * 60
      utimesSync(join(place, name), seconds, seconds)
    }
    openCodeStore(join(place, 'own.bin')).save(new Map())
    assert.deepEqual(readdirSync(place).sort(), ['new.bin', 'own.bin'])
  })

  it('says nothing where it cannot write', () => {
    writeFileSync(join(folder, 'file'), '')
    const store = openCodeStore(join(folder, 'file', 'c.bin'))
    assert.doesNotThrow(() => store.save(new Map([['a', Buffer.from('a')]])))
  })
})
