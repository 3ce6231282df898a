/** Entry of a page thread: renders the pages it is sent, one at a time, and writes document and data of each. */
import { parentPort, workerData } from 'node:worker_threads'
import { createPageWriter } from './create-page-writer.ts'
import type { PageReply, PageRequest, PageThreadData } from './page-message.ts'

// Errors of components then name the site's files, not the bundle's.
process.setSourceMapsEnabled(true)

const data: PageThreadData = workerData
const write = createPageWriter(data)

parentPort?.on('message', async (request: PageRequest) => {
  const reply: PageReply = await write(request)
  parentPort?.postMessage(reply)
})
