import assert from 'node:assert/strict'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { contentHash } from '#support/content-hash'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { runInProcess } from '#support/run-in-process'
import { KNOWN, lazyFunction } from './lazy-requires.ts'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'lazy-requires-')))
after(() => rmSync(root, { recursive: true, force: true }))

const modules = dirname(
  dirname(createRequire(import.meta.url).resolve('gatsby-transformer-remark/package.json')),
)

/** A site with a copy of the plugin, whose dependencies are the repository's. */
const site = join(root, 'site')
cpSync(
  join(modules, 'gatsby-transformer-remark'),
  join(site, 'node_modules/gatsby-transformer-remark'),
  { recursive: true },
)
symlinkSync(modules, join(root, 'node_modules'), 'dir')

/** What a program prints as JSON that runs where requires are lazy. */
function run(program: string, { isLazy = true } = {}): unknown {
  const address = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
  const script = `
    const { installLazyRequires } = await import(${address('lazy-requires.ts')})
    const { redirectModules } = await import(${address('../plugin-api/modules/redirect-modules.ts')})
    const { createRequire, default: Module } = await import('node:module')
    redirectModules(${JSON.stringify(site)})
    if (${isLazy}) installLazyRequires('build')
    const require = createRequire(${JSON.stringify(join(site, 'index.js'))})
    const has = name => Object.keys(require.cache).some(file => file.includes('/node_modules/' + name + '/'))
    const result = await (async () => { ${program} })()
    console.log(JSON.stringify(result))
    process.exit()
  `
  return runInProcess(script)
}

const MEASURE = `
  const { timeToRead } = require('gatsby-transformer-remark/utils/time-to-read')
  const before = has('sanitize-html')
  return [before, timeToRead('<p>' + 'word '.repeat(1000) + '</p>'), has('sanitize-html')]`

const MISSING = "ENOENT: no such file or directory, open '/missing'"

describe('installLazyRequires', () => {
  it('loads what a known file of a plugin requires when it is first used', () => {
    assert.deepEqual(run(MEASURE, { isLazy: false }), [true, 4, true])
    assert.deepEqual(run(MEASURE), [false, 4, true])
  })

  it('loads a file that somebody patched as it is', () => {
    const file = join(site, 'node_modules/gatsby-transformer-remark/utils/time-to-read.js')
    const patched = `const sanitize = require('sanitize-html')
exports.timeToRead = () => ['patched', typeof sanitize.defaults]`
    writeFileSync(file, patched)
    assert.deepEqual(run(MEASURE), [true, ['patched', 'object'], true])
  })

  it('misses at once what is not installed', () => {
    const absent = `
      const original = Module._resolveFilename
      Module._resolveFilename = function (request, ...rest) {
        if (request === 'gray-matter') throw Object.assign(new Error('absent'), { code: 'MODULE_NOT_FOUND' })
        return original.call(this, request, ...rest)
      }
      try { require('gatsby-transformer-remark/on-node-create') } catch (error) { return error.code }`
    assert.equal(run(absent, { isLazy: false }), 'MODULE_NOT_FOUND')
    assert.equal(run(absent), 'MODULE_NOT_FOUND')
  })

  it('reads contents of files in builds as the original does', () => {
    const path = join(root, 'content.md')
    writeFileSync(path, Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x0a]))
    const read = `
      const source = new Module(${JSON.stringify(join(modules, 'gatsby-source-filesystem/parent.js'))})
      source.filename = source.id
      source.paths = Module._nodeModulePaths(${JSON.stringify(modules)})
      const { loadNodeContent } = Module._load('gatsby-source-filesystem', source)
      const order = []
      setImmediate(() => order.push('turn'))
      const text = await loadNodeContent({ absolutePath: ${JSON.stringify(path)} })
      order.push('read')
      const failure = await loadNodeContent({ absolutePath: '/missing' }).catch(error => error.message)
      return [text, order, failure]`
    const [text, order, failure] = ['\ufeffa\ufffd\n', ['turn', 'read'], MISSING]
    assert.deepEqual(run(read, { isLazy: false }), [text, order, failure])
    assert.deepEqual(run(read), [text, order, failure])
  })

  it('leaves the watcher of pages out of builds, unless it would find files behind a dot', () => {
    const watch = (folder: string) => `
      const creator = new Module(${JSON.stringify(join(modules, 'gatsby-plugin-page-creator/gatsby-node.js'))})
      creator.filename = creator.id
      creator.paths = Module._nodeModulePaths(${JSON.stringify(modules)})
      const { watchDirectory, createPath } = Module._load('gatsby-page-utils', creator)
      const added = []
      await watchDirectory(${JSON.stringify(folder)}, '**/*.js', file => added.push(file), () => {})
      return [typeof createPath, added, has('chokidar')]`
    const [plain, hidden] = ['plain', 'hidden'].map(name => join(root, name))
    assert.ok(plain && hidden)
    mkdirSync(plain)
    writeFileSync(join(plain, 'a.js'), '')
    mkdirSync(join(hidden, '.folder'), { recursive: true })
    writeFileSync(join(hidden, '.folder/a.js'), '')
    assert.deepEqual(run(watch(plain)), ['function', [], false])
    assert.deepEqual(run(watch(hidden)), ['function', ['.folder/a.js'], true])
  })
})

describe('KNOWN', () => {
  for (const [path, { hashes, requires, inBuilds = {} }] of Object.entries(KNOWN)) {
    const file = join(modules, path)
    const require = createRequire(file)

    it(`has the text of ${path} as it is installed`, () => {
      assert.ok(hashes.includes(contentHash(readFileSync(file))))
    })

    for (const [request, standIn] of Object.entries({ ...requires, ...inBuilds })) {
      it(`stands for ${request} in ${path}`, () => {
        const load = (): unknown => require(request)
        const real: unknown = load()
        const stand: unknown = standIn(load)
        if (isRecord(stand)) {
          assert.ok(isRecord(real))
          for (const [name, value] of Object.entries(stand)) {
            assert.equal(typeof real[name], typeof value, name)
          }
          return
        }
        assert.ok(isFunction(stand))
        // Objects of functions, whose files read them by name alone.
        assert.ok(isFunction(real) || ['chokidar', 'fs-extra'].includes(request))
      })
    }
  }
})

describe('lazyFunction', () => {
  it('stands for functions, their properties and what they construct', () => {
    let loads = 0
    const lazy: unknown = lazyFunction(() => {
      loads++
      return Object.assign(
        function Counted(this: object, value: number) {
          if (new.target) Object.assign(this, { value })
          return new.target ? undefined : value + 1
        },
        { defaults: [1] },
      )
    })
    assert.equal(loads, 0)
    assert.equal(typeof lazy, 'function')
    assert.equal(Reflect.apply(asFunction(lazy), undefined, [1]), 2)
    assert.deepEqual({ ...Reflect.construct(asFunction(lazy), [3]) }, { value: 3 })
    assert.deepEqual(Reflect.get(asFunction(lazy), 'defaults'), [1])
    assert.ok('defaults' in asFunction(lazy))
    assert.equal(loads, 1)
  })

  it('tells what loading throws, again and again', () => {
    const lazy = asFunction(
      lazyFunction(() => {
        throw new RangeError('broken')
      }),
    )
    assert.throws(() => lazy(), RangeError)
    assert.throws(() => lazy(), RangeError)
  })
})

function asFunction(value: unknown): (...args: readonly unknown[]) => unknown {
  assert.ok(isFunction(value))
  return value
}
