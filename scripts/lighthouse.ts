// `npm run lighthouse`: scores of the built site, served compressed, and the bytes of a post page.
// Each page is measured several times (`--runs 3`), for other work of the machine slows single runs;
// the run of the median performance counts. With `--check` it ends with exit code 1 when a page is below the goals.
import { parseArgs } from 'node:util'
import { launch } from 'chrome-launcher'
import lighthouse, { type Result } from 'lighthouse'
import { startServer } from './serve/start-server.ts'

const goals = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const
type Category = keyof typeof goals
const categories: readonly Category[] = ['performance', 'accessibility', 'best-practices', 'seo']

const { values: options } = parseArgs({
  options: { check: { type: 'boolean', default: false }, runs: { type: 'string', default: '3' } },
})
const runs = Math.max(1, Number.parseInt(options.runs, 10) || 1)

const server = await startServer({ folder: 'public', port: 0, host: '127.0.0.1' })
const chrome = await launch({
  ...(process.env.CHROMIUM === undefined ? {} : { chromePath: process.env.CHROMIUM }),
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
})
let missed = 0
try {
  const [post] = await postPaths(server.url)
  const [tag] = await linksOf(server.url, '/tags/', '/tags/')
  const pages = { home: '/', post, tag }

  console.log(`${'page'.padEnd(6)} ${categories.map(name => name.padStart(15)).join('')}   path`)
  for (const [name, path] of Object.entries(pages)) {
    if (path === undefined) throw new Error(`The site has no ${name} page.`)
    const result = await measure(server.url + path, chrome.port)
    const scores = categories.map(category => [category, score(result, category)] as const)
    missed += scores.filter(([category, value]) => value < goals[category]).length
    console.log(
      `${name.padEnd(6)} ${scores.map(([, value]) => String(value).padStart(15)).join('')}   ${path}`,
    )
    for (const failure of failures(result)) console.log(`         ${failure}`)
    if (name === 'post') console.log(describeBytes(result))
  }
} finally {
  chrome.kill()
  await server.close()
}
if (options.check && missed > 0) process.exitCode = 1

/** The run of the median performance. */
async function measure(url: string, port: number): Promise<Result> {
  const results: Result[] = []
  for (let run = 0; run < runs; run += 1) results.push(await measureOnce(url, port))
  results.sort((a, b) => score(a, 'performance') - score(b, 'performance'))
  const middle = results[Math.floor((results.length - 1) / 2)]
  if (middle === undefined) throw new Error('Nothing was measured.')
  return middle
}

async function measureOnce(url: string, port: number): Promise<Result> {
  const run = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'silent',
    onlyCategories: [...categories],
  })
  if (!run) throw new Error(`Lighthouse gave no result for ${url}.`)
  return run.lhr
}

function score(result: Result, category: Category): number {
  return Math.round((result.categories[category]?.score ?? 0) * 100)
}

/** Audits that cost points. */
function failures(result: Result): string[] {
  return categories.flatMap(category =>
    (result.categories[category]?.auditRefs ?? [])
      .filter(({ weight }) => weight > 0)
      .map(({ id }) => result.audits[id])
      .filter(audit => audit !== undefined && audit.score !== null && audit.score < 0.9)
      .map(audit => `${category}: ${audit?.title} ${audit?.displayValue ?? ''}`),
  )
}

/** Bytes over the wire of a page by kind, with the headers. */
function describeBytes(result: Result): string {
  const details = result.audits['network-requests']?.details
  const items = details?.type === 'table' ? details.items : []
  const kinds = ['Document', 'Stylesheet', 'Script', 'Font', 'Image', 'Fetch']
  const sums = kinds.map(kind => {
    const own = items.filter(item => item.resourceType === kind)
    const bytes = own.reduce((sum, item) => sum + Number(item.transferSize ?? 0), 0)
    return `${kind} ${bytes} B in ${own.length}`
  })
  return `         ${sums.join(', ')}`
}

async function postPaths(origin: string): Promise<string[]> {
  const feed: { items: { url: string }[] } = await (await fetch(`${origin}/feed.json`)).json()
  return feed.items.map(item => new URL(item.url).pathname)
}

async function linksOf(origin: string, page: string, prefix: string): Promise<string[]> {
  const html = await (await fetch(origin + page)).text()
  return [...html.matchAll(/href="([^"]+)"/g)]
    .map(match => match[1] ?? '')
    .filter(path => path.startsWith(prefix) && path !== prefix)
}
