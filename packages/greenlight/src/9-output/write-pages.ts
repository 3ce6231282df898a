import { join } from 'node:path'
import { type Problem, ProblemError } from '#diagnostics'
import { ReportedError } from '#plugins'
import {
  htmlFile,
  namesOfPieces,
  type PageToRender,
  pageDataFile,
  type RenderSetup,
  slicePieceFile,
} from '#render'
import { contentHash } from '#support/content-hash'
import { notWritten, renderFailed, renderSlow } from './errors.ts'
import { createLedgerWriter } from './output-ledger.ts'
import type { OutputRecords } from './output-records.ts'
import type { PageReply } from './page-message.ts'
import { findReasons, STATIC_QUERY } from './page-reasons.ts'
import { createPageThreads } from './page-threads.ts'
import { stands } from './publish-file.ts'
import { writeFiles } from './write-files.ts'

export interface WritePagesOptions {
  readonly setup: RenderSetup
  /** Absolute. */
  readonly publicFolder: string
  /** Where files are noted before they are written, absolute. */
  readonly ledger: string
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
  readonly explain?: PageExplanation | undefined
}

/** What says why pages are rendered. */
export interface PageExplanation {
  /** Why a page's query was run; undefined where it was not. */
  readonly queryReason: (path: string) => string | undefined
  /** Told of each page that is rendered. */
  readonly onPage: (path: string, reasons: readonly string[]) => void
}

/** What was done with the pages. */
export interface PagesSummary {
  readonly rendered: readonly string[]
  readonly unchanged: number
  /** Files beside those of pages: pieces of slices' HTML. */
  readonly files: ReadonlySet<string>
}

/**
 * Stage 9 for pages: renders those with anything new in threads and writes their documents and data.
 * @throws ProblemError with one problem for each page that could not be rendered, after all others are written, or for what ended a thread
 */
export async function writePages(options: WritePagesOptions): Promise<PagesSummary> {
  const { setup, publicFolder, ledger, records, onPage } = options
  const pending = new Map<string, { readonly page: PageToRender; readonly renderedFrom: string }>()
  const problems: Problem[] = []
  const rendered: string[] = []
  const files = new Set<string>()
  const written = new Map<string, string>()
  let unchanged = 0

  function onReply(reply: PageReply): void {
    const { path } = reply
    const sent = pending.get(path)
    if (!sent) throw new Error(`A thread answered for ${path}, which it was not sent.`)
    pending.delete(path)
    if ('file' in reply) {
      // No other page would fare better.
      throw new ProblemError(notWritten(reply.file, reply.error.message))
    }
    if ('error' in reply) {
      records.pages.delete(path)
      problems.push(renderFailed(sent.page, reply.error))
    } else {
      const { html, data } = reply
      const pieces = reply.slices.flatMap(namesOfPieces)
      records.pages.set(path, { renderedFrom: sent.renderedFrom, html, data, pieces })
      for (const name of pieces) files.add(slicePieceFile(name))
      for (const [name, html] of reply.pieces) written.set(slicePieceFile(name), html)
      rendered.push(path)
    }
    onPage()
  }

  const standing = new Map<string, boolean>()
  function pieceStands(name: string): boolean {
    const file = slicePieceFile(name)
    const record = records.files.get(file)
    const result =
      standing.get(file) ?? (record !== undefined && stands(join(publicFolder, file), record))
    standing.set(file, result)
    return result
  }

  const shared = sharedInputs(setup)
  const formerParts = new Map(records.parts)
  const isRecorded = records.pages.size > 0
  records.parts.clear()
  /** Pages of a template differ only in the slices that they show. */
  function keepParts({ componentChunkName, slices }: PageToRender, parts: readonly Part[]): void {
    const known = records.parts.get(componentChunkName)
    if (known && slices.length === 0) return
    records.parts.set(componentChunkName, { ...known, ...Object.fromEntries(parts) })
  }

  const data = { setup, publicFolder, ledger }
  const threads = createPageThreads({
    ...{ data, count: options.threads, onReply, slowSeconds: options.slowSeconds },
    onSlow: (page, seconds) => options.report(renderSlow(page, seconds)),
  })
  try {
    for await (const page of options.pages) {
      const parts = shared(page)
      keepParts(page, parts)
      const renderedFrom = contentHash(
        [...parts.map(([, value]) => value), page.path, page.pageData].join('\0'),
      )
      const previous = records.pages.get(page.path)
      if (
        previous?.renderedFrom === renderedFrom &&
        stands(join(publicFolder, htmlFile(page.path)), previous.html) &&
        stands(join(publicFolder, pageDataFile(page.path)), previous.data) &&
        previous.pieces.every(pieceStands)
      ) {
        for (const name of previous.pieces) files.add(slicePieceFile(name))
        unchanged++
        onPage()
        continue
      }
      options.explain?.onPage(
        page.path,
        findReasons({
          isRecorded,
          isNew: previous === undefined,
          dataChanged: previous?.data.hash !== contentHash(page.pageData),
          queryReason: options.explain.queryReason(page.path),
          before: formerParts.get(page.componentChunkName),
          now: Object.fromEntries(parts),
        }),
      )
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
  writeFiles({ folder: publicFolder, records, files: written, note: createLedgerWriter(ledger) })
  return { rendered, unchanged, files }
}

/** Name and value of something that documents are made of. */
type Part = readonly [string, string]

/** What a page's document depends on beside its data, for each template. */
function sharedInputs(setup: RenderSetup): (page: PageToRender) => readonly Part[] {
  const results = new Map<string, string>()
  const style = contentHash(setup.style ? setup.style.href + setup.style.css : '')
  const resultHash = (hash: string) => {
    const known = results.get(hash) ?? contentHash(setup.staticQueryResults.get(hash) ?? '')
    results.set(hash, known)
    return known
  }
  const sliceHashes = new Map<string, string>()
  const sliceHash = (id: string) => {
    const { componentChunkName: chunk, data, staticQueryHashes = [] } = setup.slices.get(id) ?? {}
    const known =
      sliceHashes.get(id) ??
      contentHash(
        [
          id,
          data ?? '',
          ...(chunk === undefined
            ? []
            : [setup.components.get(chunk), ...(setup.scripts.get(chunk) ?? [])]),
          ...staticQueryHashes.map(resultHash),
        ].join('\0'),
      )
    sliceHashes.set(id, known)
    return known
  }
  return ({ componentChunkName, staticQueryHashes, slices }) => [
    ['the code that all pages share', [setup.entry, ...(setup.scripts.get('app') ?? [])].join()],
    [
      'the code of its template',
      [
        setup.components.get(componentChunkName) ?? '',
        ...(setup.scripts.get(componentChunkName) ?? []),
      ].join(),
    ],
    ['the stylesheet', style],
    ['the path prefix', setup.publicPath],
    ['what is asked for in advance', String(setup.preloadsData)],
    ...staticQueryHashes.map((hash): Part => [STATIC_QUERY + hash, resultHash(hash)]),
    ...slices.map((id): Part => [`slice ${id}`, sliceHash(id)]),
  ]
}
