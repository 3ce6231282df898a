import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SiteEngine } from '../../packages/conformance/src/site-engine.ts'

/** Milliseconds per piece of work of the data layer, and bytes of memory at the peak. */
export interface DataFigures {
  readonly sourceAndTransform: number
  readonly schema: number
  readonly queries: number
  readonly openUnchanged: number
  readonly openOneChanged: number
  readonly peakBytes: number
}

const PAGE_QUERY = `query ($id: String!) {
  markdownRemark(id: { eq: $id }) {
    html
    excerpt
    frontmatter { title date(formatString: "MMMM D, YYYY") author { name picture } }
  }
}`

/** What all page queries of a fresh site take. @throws Error when a query fails */
export async function measureQueries(
  open: () => Promise<SiteEngine>,
): Promise<Pick<DataFigures, 'queries' | 'peakBytes'>> {
  const engine = await open()
  const queries = await runPageQueries(engine)
  const { peakBytes } = await engine.measurements()
  await engine.close()
  return { queries, peakBytes }
}

async function runPageQueries(engine: SiteEngine): Promise<number> {
  const posts = (await engine.nodes()).filter(node => node.internal.type === 'MarkdownRemark')
  const variables = posts.map(post => ({ id: post.id }))
  const { milliseconds, errors } = await engine.queryAll(PAGE_QUERY, variables)
  if (errors.length > 0) throw new Error(errors.slice(0, 3).join('\n'))
  return milliseconds
}

async function timeOpening(open: () => Promise<SiteEngine>): Promise<number> {
  const start = performance.now()
  const engine = await open()
  const milliseconds = performance.now() - start
  await engine.persist()
  await engine.close()
  return milliseconds
}

/**
 * Takes one engine through a cold start, all page queries, a start with nothing changed and a start
 * with one post changed. The site's folder holds `content/post-00000/index.md` and so on.
 *
 * @throws Error when a query fails: a figure of failed work would say nothing.
 */
export async function measureEngine(
  open: () => Promise<SiteEngine>,
  site: string,
): Promise<DataFigures> {
  const engine = await open()
  const { milliseconds } = await engine.measurements()
  const queries = await runPageQueries(engine)
  const { peakBytes } = await engine.measurements()
  await engine.persist()
  await engine.close()

  const openUnchanged = await timeOpening(open)
  appendFileSync(join(site, 'content/post-00007/index.md'), '\nOne more paragraph.\n')
  const openOneChanged = await timeOpening(open)
  return {
    sourceAndTransform: milliseconds.sourceNodes,
    schema: milliseconds.buildSchema,
    queries,
    openUnchanged,
    openOneChanged,
    peakBytes,
  }
}
