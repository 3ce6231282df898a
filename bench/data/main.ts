import { rmSync } from 'node:fs'
import { openWithGreenlight } from '../../packages/conformance/src/greenlight-engine.ts'
import { openWithStock } from '../../packages/conformance/src/stock-engine.ts'
import { makeSite } from './make-site.ts'
import { type DataFigures, measureEngine, measureQueries } from './measure-engine.ts'

const rows: readonly { readonly name: string; readonly key: keyof DataFigures }[] = [
  { name: 'source and transform', key: 'sourceAndTransform' },
  { name: 'build schema', key: 'schema' },
  { name: 'page queries with html and excerpt', key: 'queries' },
  { name: 'second run, nothing changed', key: 'openUnchanged' },
  { name: 'second run, one post changed', key: 'openOneChanged' },
  { name: 'peak memory', key: 'peakBytes' },
]

function format(key: keyof DataFigures, value: number): string {
  return key === 'peakBytes'
    ? `${Math.round(value / 2 ** 20)} MB`
    : `${(value / 1000).toFixed(2)} s`
}

/** Measures something on a site of its own. */
async function onSite<T>(count: number, measure: (site: string) => Promise<T>): Promise<T> {
  const site = makeSite(count)
  try {
    return await measure(site)
  } finally {
    rmSync(site, { recursive: true, force: true })
  }
}

/** Prints, for each number of posts, what both engines need for the same work and how many times less Greenlight needs. */
export async function runDataBench(counts: readonly number[]): Promise<void> {
  for (const count of counts) {
    const stock = await onSite(count, site => measureEngine(() => openWithStock(site), site))
    const greenlight = await onSite(count, site =>
      measureEngine(() => openWithGreenlight(site), site),
    )
    const ownCode = await onSite(count, site =>
      measureQueries(() => openWithGreenlight(site, { twins: false })),
    )
    console.log(`\n${count} posts | stock Gatsby | Greenlight | ratio\n--- | ---: | ---: | ---:`)
    for (const { name, key } of rows) print(name, key, stock, greenlight)
    print('page queries, all plugins in their own code (--no-twins)', 'queries', stock, ownCode)
    print('peak memory with --no-twins', 'peakBytes', stock, ownCode)
  }
}

function print(
  name: string,
  key: keyof DataFigures,
  stock: DataFigures,
  greenlight: Partial<DataFigures>,
): void {
  const value = greenlight[key] ?? Number.NaN
  const ratio = (stock[key] / value).toFixed(1)
  console.log(`${name} | ${format(key, stock[key])} | ${format(key, value)} | ${ratio}x`)
}
