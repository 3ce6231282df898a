import assert from 'node:assert/strict'
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { createNodeId } from '#support/create-node-id'
import { randomFrom } from '#support/random-from'
import { createFileSource, type SourceNodes, type TouchSame } from './source-files.ts'

const require = createRequire(import.meta.url)
const plugin = dirname(require.resolve('gatsby-source-filesystem/package.json'))
const original: SourceNodes = require('gatsby-source-filesystem/gatsby-node').sourceNodes

/** The original never closes its watchers. */
const chokidar = createRequire(join(plugin, 'package.json'))('chokidar')
const { watch } = chokidar
const watchers: { close(): unknown }[] = []
chokidar.watch = (...args: unknown[]) => {
  const watcher = watch(...args)
  watchers.push(watcher)
  return watcher
}
after(() => Promise.all(watchers.map(watcher => watcher.close())))

interface Made {
  readonly absolutePath: string
  readonly accessTime: string
  readonly atime: string
  readonly atimeMs: number
  readonly internal: { readonly type: string; readonly contentDigest: string }
}

/** Runs a source with arguments as the engine gives them; the nodes in the order they were made. */
async function source(
  run: SourceNodes,
  options: Readonly<Record<string, unknown>>,
  values = new Map<string, unknown>(),
): Promise<Made[]> {
  const nodes: Made[] = []
  const api = {
    actions: { createNode: (node: object) => nodes.push(node as Made) },
    createNodeId: (path: string) => createNodeId(path, 'gatsby-source-filesystem'),
    cache: {
      get: async (key: string) => structuredClone(values.get(key)),
      set: async (key: string, value: unknown) => values.set(key, structuredClone(value)),
    },
    emitter: { on: () => undefined },
    reporter: { info: () => undefined },
    getNode: () => undefined,
  }
  await run(api, options)
  return nodes
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true

/** What the twin kept of its only folder. */
function keptIn(values: ReadonlyMap<string, unknown>): {
  walkedAt: number
  paths: string[]
  ids: string[]
  digests: string[]
  states: number[]
} {
  const [kept] = values.values()
  return kept as ReturnType<typeof keptIn>
}

/** Times of reading and digests of folders, which count those, differ from run to run. */
function comparable(nodes: readonly Made[]): unknown[] {
  const isFolder = ({ internal }: Pick<Made, 'internal'>) => internal.type === 'Directory'
  return nodes
    .map(({ accessTime, atime, atimeMs, ...node }) => ({
      ...node,
      internal: { ...node.internal, ...(isFolder(node) ? { contentDigest: '' } : {}) },
    }))
    .sort((a, b) => a.absolutePath.localeCompare(b.absolutePath))
}

function makeTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'files-'))
  const files = [
    'a.md',
    'Straße/ünï cödé.MD',
    'deep/er/est/no-extension',
    'deep/.hidden',
    'deep/archive.tar.gz',
    'deep/empty.json',
    'draft~',
    '.post.md.swp',
    'x.un~',
    'node_modules/p/index.js',
    'bower_components/q.js',
    '.DS_Store',
    '.gitignore',
    'yarn.lock',
    'dist/kept.txt',
    'skipped/one.md',
    'kept/two.draft.md',
  ]
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), file.includes('empty') ? '' : `of ${file}\n`.repeat(200))
  }
  mkdirSync(join(folder, 'nothing-in-it'))
  return folder
}

const ours = (
  last: SourceNodes = () => assert.fail('went to the original'),
  touchSame: TouchSame = () => false,
) => createFileSource({ plugin, root: process.cwd(), touchSame }, last)

describe('the twin of gatsby-source-filesystem', () => {
  const cases: Readonly<Record<string, (folder: string) => Record<string, unknown>>> = {
    'a folder': folder => ({ path: folder, name: 'content' }),
    'a folder with a slash at its end': folder => ({ path: `${folder}/` }),
    'a folder by a way around': folder => ({ path: `${folder}/deep/.././/` }),
    'digests of times': folder => ({ path: folder, name: 'fast', fastHash: true }),
    'patterns to ignore': folder => ({
      path: folder,
      name: 'some',
      ignore: ['**/skipped', '**/*.draft.md', /hidden/, join(folder, 'deep/er')],
    }),
  }
  for (const [name, optionsFor] of Object.entries(cases)) {
    it(`makes the original's nodes: ${name}`, async () => {
      const folder = makeTree()
      const expected = comparable(await source(original, optionsFor(folder)))
      assert.ok(expected.length > 10)
      assert.deepEqual(comparable(await source(ours(), optionsFor(folder))), expected)
    })
  }

  it('makes nodes in one order, folders before what they hold', async () => {
    const folder = makeTree()
    const paths = (await source(ours(), { path: folder })).map(node => node.absolutePath)
    assert.deepEqual(
      paths,
      (await source(ours(), { path: folder })).map(node => node.absolutePath),
    )
    for (const [index, path] of paths.entries()) {
      if (path !== folder) assert.ok(paths.indexOf(dirname(path)) < index, path)
    }
  })

  it('reads a file again when its size, time or place changed, and only then', async () => {
    const folder = makeTree()
    const values = new Map<string, unknown>()
    const digests = async () =>
      new Map(
        (await source(ours(), { path: folder }, values)).map(({ absolutePath, internal }) => [
          absolutePath,
          internal.contentDigest,
        ]),
      )
    const first = await digests()
    const { paths, digests: kept } = keptIn(values)
    kept[paths.indexOf(join(folder, 'deep/archive.tar.gz'))] = 'kept'
    const file = join(folder, 'a.md')
    writeFileSync(file, `OF a.md\n`.repeat(200))
    utimesSync(file, new Date(), new Date(2001, 1, 1))
    const second = await digests()
    assert.notEqual(second.get(file), first.get(file))
    assert.equal(second.get(join(folder, 'deep/archive.tar.gz')), 'kept')
  })

  it('reads no folder again that is as it was, but for one that changed just before it was read', async () => {
    const folder = makeTree()
    const values = new Map<string, unknown>()
    const baseOf = ({ absolutePath }: Made) => absolutePath.slice(folder.length + 1)
    const names = async () => (await source(ours(), { path: folder }, values)).map(baseOf)
    const all = await names()
    const forget = (name: string) => {
      const kept = keptIn(values)
      const place = kept.paths.indexOf(join(folder, 'deep', name))
      for (const list of [kept.paths, kept.ids, kept.digests]) list.splice(place, 1)
      kept.states.splice(place * 6, 6)
    }

    forget('archive.tar.gz')
    assert.deepEqual(await names(), all, 'the folder was just made')
    forget('archive.tar.gz')
    keptIn(values).walkedAt += 60_000
    const known = await names()
    assert.deepEqual(
      known,
      all.filter(name => name !== 'deep/archive.tar.gz'),
    )

    await setTimeout(20)
    writeFileSync(join(folder, 'deep/new'), '')
    assert.deepEqual((await names()).sort(), [...all, 'deep/new'].sort())
  })

  it('finds what a walk without knowledge finds, over random changes', async () => {
    const folder = makeTree()
    const values = new Map<string, unknown>()
    const random = randomFrom(1)
    const folders = [folder, join(folder, 'deep'), join(folder, 'Straße')]
    for (let round = 0; round < 40; round++) {
      for (let edit = random(4); edit > 0; edit--) {
        const parent = folders[random(folders.length)] ?? folder
        const path = join(parent, `random-${random(6)}`)
        const kind = random(3)
        if (kind !== 1) rmSync(path, { recursive: true, force: true })
        if (kind === 1 && !isFile(path)) mkdirSync(join(path, `${random(3)}`), { recursive: true })
        if (kind === 2) writeFileSync(path, `${random(100)}`)
      }
      const made = async (kept?: Map<string, unknown>) =>
        (await source(ours(), { path: folder }, kept)).map(({ absolutePath, internal }) => [
          absolutePath,
          internal.contentDigest,
        ])
      assert.deepEqual(await made(values), await made(), `round ${round}`)
      // As if all folders had been changed long before they were read.
      keptIn(values).walkedAt = Date.now() + 60_000
      await setTimeout(20)
    }
  })

  it('keeps what it found for each list of ignored paths', async () => {
    const folder = makeTree()
    const values = new Map<string, unknown>()
    const all = await source(ours(), { path: folder }, values)
    keptIn(values).walkedAt += 60_000
    const some = await source(ours(), { path: folder, ignore: ['**/deep'] }, values)
    assert.ok(some.length < all.length)
    assert.equal((await source(ours(), { path: folder }, values)).length, all.length)
  })

  it('makes no node of what is known and there', async () => {
    const folder = makeTree()
    const values = new Map<string, unknown>()
    const there = new Map(
      (await source(ours(), { path: folder }, values)).map(node => [
        createNodeId(node.absolutePath, 'gatsby-source-filesystem'),
        node.internal.contentDigest,
      ]),
    )
    const run = ours(undefined, (id, digest) => there.get(id) === digest)
    assert.deepEqual(await source(run, { path: folder }, values), [])
    there.delete(createNodeId(join(folder, 'a.md'), 'gatsby-source-filesystem'))
    writeFileSync(join(folder, 'deep/.hidden'), 'changed')
    writeFileSync(join(folder, 'deep/new'), '')
    const made = await source(run, { path: folder }, values)
    assert.deepEqual(
      made.map(node => node.absolutePath.slice(folder.length + 1)),
      ['a.md', 'deep', 'deep/.hidden', 'deep/new'],
    )
  })

  it('leaves to the original what it was not made for', async () => {
    const linked = makeTree()
    symlinkSync(join(linked, 'deep'), join(linked, 'link'))
    const special = join(makeTree(), '[param]')
    mkdirSync(special)
    const folder = makeTree()
    const odd = [
      { path: linked },
      { path: special },
      { path: join(folder, 'missing') },
      { path: 'relative' },
      { path: folder, ignore: [() => false] },
      { path: join(folder, 'a.md', 'below-a-file') },
    ]
    for (const options of odd) {
      let asked = 0
      const made = await source(
        ours(() => void asked++),
        options,
      )
      assert.equal(asked, 1, JSON.stringify(options))
      assert.equal(made.length, 0)
    }
  })
})
