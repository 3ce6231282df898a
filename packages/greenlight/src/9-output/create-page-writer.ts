import { join } from 'node:path'
import { messageOf, stackOf } from '#diagnostics'
import { createPageRenderer, htmlFile, pageDataFile, type RenderedPage } from '#render'
import type { ThrownInThread } from './errors.ts'
import { createLedgerWriter } from './output-ledger.ts'
import type { PageReply, PageRequest, PageThreadData } from './page-message.ts'
import { createFilePublisher } from './publish-file.ts'

/**
 * Makes a function that renders a page and writes its files: the data before the document that loads it.
 * It never throws; what went wrong is in the reply.
 */
export function createPageWriter({
  setup,
  publicFolder,
  ledger,
}: PageThreadData): (request: PageRequest) => Promise<PageReply> {
  const { render } = createPageRenderer(setup)
  const publish = createFilePublisher(publicFolder, createLedgerWriter(ledger))
  return async ({ page, previousHtml, previousData }) => {
    const { path, pageData } = page
    let rendered: RenderedPage
    try {
      rendered = await render(page)
    } catch (error) {
      return { path, error: thrownBy(error) }
    }
    let file = pageDataFile(path)
    try {
      const data = publish(file, pageData, previousData)
      file = htmlFile(path)
      const html = publish(file, rendered.html, previousHtml)
      return { path, data, html, slices: rendered.slices, pieces: rendered.pieces }
    } catch (error) {
      return { path, file: join(publicFolder, file), error: thrownBy(error) }
    }
  }
}

function thrownBy(error: unknown): ThrownInThread {
  return { message: messageOf(error), stack: stackOf(error) }
}
