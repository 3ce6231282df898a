/**
 * Cost of the node store: sources 20,000 files, makes a markdown node of each, keeps all, and starts again.
 *
 *     node --expose-gc --import ./packages/greenlight/scripts/register-typescript.js packages/greenlight/bench/node-store.ts [files] [bytes]
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSiteCache, type SiteCache } from '#cache'
import {
  createNodeCascade,
  createNodeStore,
  loadNodes,
  type NodeStore,
  saveNodes,
  sourceNodes,
} from '#nodes'
import { createContentDigest } from '#support/create-content-digest'
import { nodeIdMakerOf } from '#support/create-node-id'

const [files = 20_000, bytes = 6_000] = process.argv.slice(2).map(Number)
const FILES = { name: 'gatsby-source-filesystem' }
const REMARK = { name: 'gatsby-transformer-remark' }
const SITE = { name: 'default-site-plugin' }
const directory = mkdtempSync(join(tmpdir(), 'greenlight-bench-'))
const text = Array.from({ length: Math.ceil(bytes / 20) }, (_, at) => `word${at % 97} lorem ipsum`)
  .join(' ')
  .slice(0, bytes)
const fileId = nodeIdMakerOf(FILES.name)
const remarkId = nodeIdMakerOf(REMARK.name)

function openCache(): SiteCache {
  return openSiteCache({
    directory,
    engineVersion: 'bench',
    key: { whole: {}, plugins: {} },
    onNotice: notice => console.log(notice.message),
  })
}

function source(store: NodeStore, edition: (at: number) => number): Promise<unknown> {
  const cascade = createNodeCascade({
    store,
    onFailure: ({ error }) => {
      throw error
    },
    onInvalid: problem => {
      throw new Error(problem.message)
    },
    handlers: [
      {
        plugin: REMARK,
        wants: node => node.internal.type === 'File',
        run: async parent => {
          const body = `${parent.name} ${parent.edition} ${text}`
          const child = {
            id: remarkId(`${parent.id} >>> MarkdownRemark`),
            parent: parent.id,
            children: [],
            frontmatter: { title: `Post ${parent.name}`, date: new Date(0), tags: ['a', 'b'] },
            excerpt: '',
            rawMarkdownBody: body,
            fileAbsolutePath: parent.absolutePath,
            internal: { content: body, type: 'MarkdownRemark', contentDigest: '' },
          }
          child.internal.contentDigest = createContentDigest(child)
          const created = cascade.createNode(child, REMARK)
          const live = store.get(child.id)
          if (live) store.createParentChildLink({ parent, child: live }, REMARK)
          return created
        },
      },
      {
        plugin: SITE,
        run: node => {
          if (node.internal.type !== 'MarkdownRemark') return
          store.createNodeField({ node, name: 'slug', value: `/${node.id}/` }, SITE)
        },
      },
    ],
  })
  return sourceNodes({
    store,
    cascade,
    statefulPlugins: new Set(),
    deleteStale: true,
    sources: [
      {
        plugin: FILES,
        run: () => {
          for (let at = 0; at < files; at++) {
            const path = `/content/posts/${at}/index.md`
            void cascade.createNode(
              {
                id: fileId(path),
                parent: null,
                children: [],
                name: String(at),
                edition: edition(at),
                absolutePath: path,
                relativePath: path.slice(1),
                extension: 'md',
                size: bytes,
                prettySize: '6 kB',
                modifiedTime: '2024-01-01T00:00:00.000Z',
                sourceInstanceName: 'posts',
                internal: {
                  type: 'File',
                  contentDigest: createContentDigest(`${path} ${edition(at)}`),
                  mediaType: 'text/markdown',
                },
              },
              FILES,
            )
          }
        },
      },
    ],
  })
}

async function measure<T>(what: string, run: () => T | Promise<T>): Promise<T> {
  globalThis.gc?.()
  const cpu = process.cpuUsage()
  const start = performance.now()
  const result = await run()
  const { user, system } = process.cpuUsage(cpu)
  const wall = (performance.now() - start).toFixed(0).padStart(6)
  const spent = ((user + system) / 1000).toFixed(0).padStart(6)
  console.log(`${what.padEnd(44)} ${wall} ms wall ${spent} ms CPU`)
  return result
}

function size(): string {
  const data = join(directory, 'data')
  const total = readdirSync(data).reduce((sum, name) => sum + statSync(join(data, name)).size, 0)
  return `${(total / 1e6).toFixed(1)} MB`
}

async function run(label: string, edition: (at: number) => number): Promise<void> {
  const cache = openCache()
  const store = await measure(`${label}: open`, () => {
    const state = loadNodes(cache)
    return createNodeStore(state ? { state } : {})
  })
  await measure(`${label}: source and transform`, () => source(store, edition))
  await measure(`${label}: save`, () => saveNodes(store, cache))
  await measure(`${label}: commit`, () => cache.commit())
  await measure(`${label}: first list in query order`, () => store.ofType('MarkdownRemark').length)
  await measure(`${label}: first list by id`, () => store.ofTypeById('MarkdownRemark').length)
  console.log(`${label}: ${store.count()} nodes, ${store.revision} changes, ${size()} on disk\n`)
  cache.close()
}

try {
  console.log(`${files} files of ${bytes} bytes, Node ${process.version}\n`)
  await run('cold', () => 1)
  await run('unchanged', () => 1)
  await run('one changed', at => (at === 77 ? 2 : 1))
  await measure('verify and open, all files', () => openCache().close())
} finally {
  rmSync(directory, { recursive: true })
}
