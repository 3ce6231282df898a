import { rmSync } from 'node:fs'
import { openWithGreenlight } from '../../packages/conformance/src/greenlight-engine.ts'
import { openWithStock } from '../../packages/conformance/src/stock-engine.ts'
import { makeSite } from './make-site.ts'
import { type DataFigures, measureEngine } from './measure-engine.ts'

const engines = { stock: openWithStock, greenlight: openWithGreenlight }

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

async function measure(open: typeof openWithGreenlight, count: number): Promise<DataFigures> {
  const site = makeSite(count)
  try {
    return await measureEngine(() => open(site), site)
  } finally {
    rmSync(site, { recursive: true, force: true })
  }
}

/** Prints, for each number of posts, what both engines need for the same work and how many times less Greenlight needs. */
export async function runDataBench(counts: readonly number[]): Promise<void> {
  for (const count of counts) {
    const stock = await measure(engines.stock, count)
    const greenlight = await measure(engines.greenlight, count)
    console.log(`\n${count} posts | stock Gatsby | Greenlight | ratio\n--- | ---: | ---: | ---:`)
    for (const { name, key } of rows) {
      const ratio = (stock[key] / greenlight[key]).toFixed(1)
      console.log(
        `${name} | ${format(key, stock[key])} | ${format(key, greenlight[key])} | ${ratio}x`,
      )
    }
  }
}
