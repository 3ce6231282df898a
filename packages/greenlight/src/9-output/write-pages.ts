import { sep } from 'node:path'
import { type Problem, ProblemError } from '#diagnostics'
import { ReportedError } from '#plugins'
import {
  htmlFile,
  namesOfPieces,
  type PageAtHand,
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
import { findReasons } from './page-reasons.ts'
import type { PageRecord } from './page-records.ts'
import type { PageThreads } from './page-threads.ts'
import { stands } from './publish-file.ts'
import { createSharedInputs, type Part } from './shared-inputs.ts'
import { writeFiles } from './write-files.ts'

export interface WritePagesOptions {
  readonly setup: RenderSetup
  /** Absolute. */
  readonly publicFolder: string
  /** Where files are noted before they are written, absolute. */
  readonly ledger: string
  /** Pages in any order; only as many are held as are being rendered. */
  readonly pages: AsyncIterable<PageAtHand>
  /** Brought up to date. Of pages that are not written, the old record is kept. */
  readonly records: OutputRecords
  /** Closed in the end. */
  readonly threads: PageThreads
  /** Called for each page that has been written or found unchanged. */
  readonly onPage: () => void
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
  const pending = new Map<string, SentPage>()
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
      const { partsHash, dataKey } = sent
      const pieces = reply.slices.flatMap(namesOfPieces)
      records.pages.set(path, { partsHash, dataKey, html, data, pieces })
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
    const result = standing.get(file) ?? (record !== undefined && stands(below(file), record))
    standing.set(file, result)
    return result
  }

  /** Names of files are tidy already. */
  const below = (file: string) => publicFolder + sep + file
  function isWritten(path: string, { html, data, pieces }: PageRecord): boolean {
    return (
      stands(below(htmlFile(path)), html) &&
      stands(below(pageDataFile(path)), data) &&
      pieces.every(pieceStands)
    )
  }

  const inputsOf = createSharedInputs(setup)
  const formerParts = new Map(records.parts)
  const isRecorded = records.pages.size > 0
  records.parts.clear()
  /** Pages of a template differ only in the slices that they show. */
  function keepParts({ componentChunkName, slices }: PageAtHand, parts: readonly Part[]): void {
    const known = records.parts.get(componentChunkName)
    if (known && slices.length === 0) return
    records.parts.set(componentChunkName, { ...known, ...Object.fromEntries(parts) })
  }

  const { threads } = options
  threads.begin({
    ...{ data: { setup, publicFolder, ledger }, onReply },
    onSlow: (page, seconds) => options.report(renderSlow(page, seconds)),
  })
  try {
    for await (const known of options.pages) {
      const { path, dataKey } = known
      const { parts, hash: partsHash } = inputsOf(known)
      keepParts(known, parts)
      const previous = records.pages.get(path)
      const isAsWritten = previous?.partsHash === partsHash && isWritten(path, previous)
      let page: PageToRender | undefined
      let dataChanged = previous?.dataKey !== dataKey
      if (dataChanged || !isAsWritten) {
        page = await known.load()
        dataChanged = previous?.data.hash !== contentHash(page.pageData)
      }
      if (!page || (previous && isAsWritten && !dataChanged)) {
        for (const name of previous?.pieces ?? []) files.add(slicePieceFile(name))
        // The same data was made of other things.
        if (previous && page) records.pages.set(path, { ...previous, dataKey })
        unchanged++
        onPage()
        continue
      }
      options.explain?.onPage(
        path,
        findReasons({
          isRecorded,
          isNew: previous === undefined,
          dataChanged,
          queryReason: options.explain.queryReason(path),
          before: formerParts.get(page.componentChunkName),
          now: Object.fromEntries(parts),
        }),
      )
      pending.set(path, { page, partsHash, dataKey })
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

/** A page that a thread was sent. */
interface SentPage extends Pick<PageRecord, 'partsHash' | 'dataKey'> {
  readonly page: PageToRender
}
