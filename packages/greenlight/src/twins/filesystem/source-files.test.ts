import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { createNodeId } from '#support/create-node-id'
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
    const stored = [...values.values()].flat() as unknown[][]
    stored.find(([path]) => path === join(folder, 'deep/archive.tar.gz'))?.splice(2, 1, 'kept')
    const file = join(folder, 'a.md')
    writeFileSync(file, `OF a.md\n`.repeat(200))
    utimesSync(file, new Date(), new Date(2001, 1, 1))
    const second = await digests()
    assert.notEqual(second.get(file), first.get(file))
    assert.equal(second.get(join(folder, 'deep/archive.tar.gz')), 'kept')
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
