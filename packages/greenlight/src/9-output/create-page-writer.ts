import { messageOf, stackOf } from '#diagnostics'
import { createPageRenderer, htmlFile, pageDataFile } from '#render'
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
    try {
      const { html, slices, pieces } = await render(page)
      const data = publish(pageDataFile(path), pageData, previousData)
      return { path, data, slices, pieces, html: publish(htmlFile(path), html, previousHtml) }
    } catch (error) {
      return { path, error: { message: messageOf(error), stack: stackOf(error) } }
    }
  }
}
