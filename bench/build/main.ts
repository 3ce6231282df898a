import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeBlog } from './make-blog.ts'
import { type CommandFigures, measureCommand } from './measure-command.ts'
import { installPeer, PEERS, type PeerSite } from './peers.ts'

const require = createRequire(import.meta.url)
const greenlight = fileURLToPath(
  new URL('../../packages/greenlight/bin/greenlight.js', import.meta.url),
)
const results = fileURLToPath(new URL('../RESULTS.md', import.meta.url))

/** The same site, built by each of these in a folder of its own. */
const engines = {
  Greenlight: [greenlight, 'build'],
  'stock Gatsby': [require.resolve('gatsby/cli.js'), 'build'],
} as const

const SITUATIONS = ['from nothing', 'nothing changed', 'one post changed'] as const

type Figures = Readonly<Record<(typeof SITUATIONS)[number], CommandFigures>>

/**
 * Builds a generated blog with Greenlight, with stock Gatsby, and the same posts with other generators where they can
 * be installed: from nothing, again, and with one post changed. Prints a table for each number of posts and writes
 * all to `bench/RESULTS.md`.
 */
export async function runBuildBench(
  counts: readonly number[],
  { peers: withPeers }: { readonly peers: boolean },
): Promise<void> {
  const peers = withPeers ? installPeers() : new Map<string, PeerSite>()
  const tables: string[] = []
  try {
    for (const count of counts) {
      const figures = new Map<string, Figures>()
      for (const [name, args] of Object.entries(engines)) {
        figures.set(name, await measureGatsbySite(args, count))
      }
      for (const [name, peer] of peers) {
        const measured = await measurePeer(peer, count)
        if (measured instanceof Error) console.log(`${name} failed: ${measured.message}`)
        else figures.set(name, measured)
      }
      const table = describe(count, figures)
      console.log(`\n${table}`)
      tables.push(table)
      writeFileSync(results, `${introduction(peers)}\n${tables.join('\n\n')}\n`)
    }
  } finally {
    for (const peer of peers.values()) peer.remove()
  }
}

function installPeers(): Map<string, PeerSite> {
  const installed = new Map<string, PeerSite>()
  for (const peer of PEERS) {
    const site = installPeer(peer)
    if (site) installed.set(peer.name, site)
    else console.log(`${peer.name} cannot be installed here and is left out.`)
  }
  return installed
}

async function measureGatsbySite(args: readonly string[], count: number): Promise<Figures> {
  const site = makeBlog(count)
  try {
    return await measureSituations({
      posts: join(site, 'content'),
      build: () => measureCommand(process.execPath, args, { cwd: site }),
    })
  } finally {
    rmSync(site, { recursive: true, force: true })
  }
}

/** An error where the peer cannot build so many posts, which is no reason to lose the other figures. */
async function measurePeer(peer: PeerSite, count: number): Promise<Figures | Error> {
  peer.reset(count)
  try {
    return await measureSituations({
      posts: peer.posts,
      build: () => measureCommand(peer.program, peer.args, { cwd: peer.folder }),
    })
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

async function measureSituations({
  posts,
  build,
}: {
  readonly posts: string
  readonly build: () => Promise<CommandFigures>
}): Promise<Figures> {
  const cold = await build()
  const unchanged = await build()
  appendFileSync(join(posts, 'post-00007/index.md'), '\nOne more paragraph.\n')
  return { 'from nothing': cold, 'nothing changed': unchanged, 'one post changed': await build() }
}

/** Seconds and, in brackets, how many times as long as Greenlight takes. */
function describe(count: number, figures: ReadonlyMap<string, Figures>): string {
  const own = figures.get('Greenlight')
  const rows = SITUATIONS.map(situation =>
    [...figures.values()].map(each => {
      const { milliseconds } = each[situation]
      return `${(milliseconds / 1000).toFixed(1)} s${times(milliseconds, own?.[situation].milliseconds)}`
    }),
  )
  const memory = [...figures.values()].map(each => {
    const bytes = each['from nothing'].peakBytes
    if (bytes === undefined) return ''
    return `${Math.round(bytes / 2 ** 20)} MB${times(bytes, own?.['from nothing'].peakBytes)}`
  })
  return [
    `| ${[`${count} posts`, ...figures.keys()].join(' | ')} |`,
    `|---|${'---:|'.repeat(figures.size)}`,
    ...rows.map((cells, index) => `| ${[SITUATIONS[index], ...cells].join(' | ')} |`),
    `| ${['peak memory', ...memory].join(' | ')} |`,
  ].join('\n')
}

function times(value: number, own: number | undefined): string {
  if (own === undefined || value === own) return ''
  const ratio = value / own
  return ` (${ratio.toFixed(ratio < 1 ? 2 : 1)}x)`
}

function introduction(peers: ReadonlyMap<string, PeerSite>): string {
  const version = (name: string): string =>
    JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')).version
  const others = [...peers].map(([name, peer]) => `, ${name} ${peer.version}`).join('')
  return `# What builds take

\`npm run bench -- build --peers\` measures and writes this file. The same generated blog (posts of about 6 KB, a template, a list, a static query, CSS) is built by Greenlight and by stock Gatsby; other generators build the same posts with a natural minimal blog of their own (\`bench/peers\`). All in one run, whole processes, one after another. In brackets: how many times what Greenlight takes. Machines differ: look at the ratios.

${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, Gatsby ${version('gatsby')}, Vite ${version('vite')}${others}, ${cpus().length} cores.
`
}
