import { join } from 'node:path'
import { type Problem, ProblemError } from '#diagnostics'
import { ReportedError } from '#plugins'
import { htmlFile, type PageToRender, pageDataFile, type RenderSetup } from '#render'
import { contentHash } from '#support/content-hash'
import { renderFailed, renderSlow } from './errors.ts'
import type { OutputRecords } from './output-records.ts'
import type { PageReply } from './page-message.ts'
import { createPageThreads } from './page-threads.ts'
import { stands } from './publish-file.ts'

export interface WritePagesOptions {
  readonly setup: RenderSetup
  /** Absolute. */
  readonly publicFolder: string
  /** Pages in any order; only as many are held as are being rendered. */
  readonly pages: AsyncIterable<PageToRender> | Iterable<PageToRender>
  /** Brought up to date. Of pages that are not written, the old record is kept. */
  readonly records: OutputRecords
  readonly threads: number
  /** Called for each page that has been written or found unchanged. */
  readonly onPage: () => void
  /** Seconds of a page's rendering after which a warning names it; 0 for never. */
  readonly slowSeconds: number
  readonly report: (problem: Problem) => void
}

/** What was done with the pages. */
export interface PagesSummary {
  readonly rendered: readonly string[]
  readonly unchanged: number
}

/**
 * Stage 9 for pages: renders those with anything new in threads and writes their documents and data.
 * @throws ProblemError with one problem for each page that could not be rendered, after all others are written, or for what ended a thread
 */
export async function writePages(options: WritePagesOptions): Promise<PagesSummary> {
  const { setup, publicFolder, records, onPage } = options
  const pending = new Map<string, { readonly page: PageToRender; readonly renderedFrom: string }>()
  const problems: Problem[] = []
  const rendered: string[] = []
  let unchanged = 0

  function onReply(reply: PageReply): void {
    const { path } = reply
    const sent = pending.get(path)
    if (!sent) throw new Error(`A thread answered for ${path}, which it was not sent.`)
    pending.delete(path)
    if ('error' in reply) {
      records.pages.delete(path)
      problems.push(renderFailed(sent.page, reply.error))
    } else {
      const { html, data } = reply
      records.pages.set(path, { renderedFrom: sent.renderedFrom, html, data })
      rendered.push(path)
    }
    onPage()
  }

  const shared = sharedInputs(setup)
  const data = { setup, publicFolder }
  const threads = createPageThreads({
    ...{ data, count: options.threads, onReply, slowSeconds: options.slowSeconds },
    onSlow: (page, seconds) => options.report(renderSlow(page, seconds)),
  })
  try {
    for await (const page of options.pages) {
      const renderedFrom = contentHash([...shared(page), page.path, page.pageData].join('\0'))
      const previous = records.pages.get(page.path)
      if (
        previous?.renderedFrom === renderedFrom &&
        stands(join(publicFolder, htmlFile(page.path)), previous.html) &&
        stands(join(publicFolder, pageDataFile(page.path)), previous.data)
      ) {
        unchanged++
        onPage()
        continue
      }
      pending.set(page.path, { page, renderedFrom })
      await threads.send({ page, previousHtml: previous?.html, previousData: previous?.data })
    }
    await threads.finish()
  } catch (error) {
    // What ended a thread, or failed before it, ends the build; what is known of other pages is told with it.
    if (!(error instanceof ProblemError) || error instanceof ReportedError) {
      for (const problem of problems) options.report(problem)
      throw error
    }
    problems.push(...error.problems)
  } finally {
    await threads.close()
  }
  if (problems.length > 0) throw new ProblemError(problems)
  return { rendered, unchanged }
}

/** What a page's document depends on beside its data, for each template. */
function sharedInputs(setup: RenderSetup): (page: PageToRender) => readonly string[] {
  const results = new Map<string, string>()
  const style = contentHash(setup.style ? setup.style.href + setup.style.css : '')
  const resultHash = (hash: string) => {
    const known = results.get(hash) ?? contentHash(setup.staticQueryResults.get(hash) ?? '')
    results.set(hash, known)
    return known
  }
  return ({ componentChunkName, staticQueryHashes }) => [
    setup.entry,
    setup.components.get(componentChunkName) ?? '',
    ...(setup.scripts.get('app') ?? []),
    ...(setup.scripts.get(componentChunkName) ?? []),
    style,
    setup.publicPath,
    ...staticQueryHashes.map(resultHash),
  ]
}
