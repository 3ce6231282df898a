/**
 * Entry of a page thread: renders the pages it is sent, one at a time, and writes document and data of each. The first
 * message says what they are rendered with.
 */
import { parentPort } from 'node:worker_threads'
import { createPageWriter } from './create-page-writer.ts'
import type { PageReply, PageRequest, PageThreadData } from './page-message.ts'

// Errors of components then name the site's files, not the bundle's.
process.setSourceMapsEnabled(true)

parentPort?.once('message', (data: PageThreadData) => {
  const write = createPageWriter(data)
  parentPort?.on('message', async (request: PageRequest) => {
    const reply: PageReply = await write(request)
    parentPort?.postMessage(reply)
  })
})
