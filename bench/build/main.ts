import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeBlog } from './make-blog.ts'
import { type CommandFigures, measureCommand } from './measure-command.ts'

const require = createRequire(import.meta.url)
const greenlight = fileURLToPath(
  new URL('../../packages/greenlight/bin/greenlight.js', import.meta.url),
)
const results = fileURLToPath(new URL('../RESULTS.md', import.meta.url))

/** The same site, built by each of these in a folder of its own. */
const engines = {
  'stock Gatsby': [require.resolve('gatsby/cli.js'), 'build'],
  Greenlight: [greenlight, 'build'],
} as const

type Engine = keyof typeof engines

const SITUATIONS = ['from nothing', 'nothing changed', 'one post changed'] as const

type Figures = Readonly<Record<(typeof SITUATIONS)[number], CommandFigures>>

/**
 * Builds a generated blog with stock Gatsby and with Greenlight: from nothing, again, and with one post changed.
 * Prints a table for each number of posts and writes all to `bench/RESULTS.md`.
 */
export async function runBuildBench(counts: readonly number[]): Promise<void> {
  const tables: string[] = []
  for (const count of counts) {
    const stock = await measure('stock Gatsby', count)
    const own = await measure('Greenlight', count)
    const table = describe(count, { stock, own })
    console.log(`\n${table}`)
    tables.push(table)
  }
  writeFileSync(results, `${introduction()}\n${tables.join('\n\n')}\n`)
}

async function measure(engine: Engine, count: number): Promise<Figures> {
  const site = makeBlog(count)
  const build = () => measureCommand(process.execPath, engines[engine], { cwd: site })
  try {
    const cold = await build()
    const unchanged = await build()
    appendFileSync(join(site, 'content/post-00007/index.md'), '\nOne more paragraph.\n')
    return { 'from nothing': cold, 'nothing changed': unchanged, 'one post changed': await build() }
  } finally {
    rmSync(site, { recursive: true, force: true })
  }
}

function describe(
  count: number,
  { stock, own }: { readonly stock: Figures; readonly own: Figures },
): string {
  const lines = [`| ${count} posts | stock Gatsby | Greenlight | ratio |`, '|---|---:|---:|---:|']
  for (const situation of SITUATIONS) {
    const [a, b] = [stock[situation].milliseconds, own[situation].milliseconds]
    const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`
    lines.push(`| ${situation} | ${seconds(a)} | ${seconds(b)} | ${(a / b).toFixed(1)}x |`)
  }
  const [a, b] = [stock['from nothing'].peakBytes, own['from nothing'].peakBytes]
  if (a !== undefined && b !== undefined) {
    const megabytes = (value: number) => `${Math.round(value / 2 ** 20)} MB`
    lines.push(`| peak memory | ${megabytes(a)} | ${megabytes(b)} | ${(a / b).toFixed(1)}x |`)
  }
  return lines.join('\n')
}

function introduction(): string {
  const version = (name: string): string =>
    JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')).version
  return `# What builds take

\`npm run bench -- build\` measures and writes this file. The same generated blog (posts of about 6 KB, a template, a list, a static query, CSS) is built by both engines in one run, each in a folder of its own, whole processes. Machines differ: look at the ratios.

${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores; gatsby ${version('gatsby')}, gatsby-transformer-remark ${version('gatsby-transformer-remark')}, react ${version('react')}, vite ${version('vite')}.
`
}
