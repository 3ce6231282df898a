// A worker thread: indexes HTML documents with Pagefind and writes the index.
// It is a file of its own because Gatsby compiles gatsby-node to CommonJS, from which Pagefind cannot be loaded.
import { parentPort, workerData } from 'node:worker_threads'
import { close, createIndex } from 'pagefind'

/**
 * @typedef {import('./write-search-index.ts').SearchDocument} SearchDocument
 * @type {{ documents: SearchDocument[], language: string, folder: string }}
 */
const { documents, language, folder } = workerData

try {
  const { index, errors } = await createIndex({
    forceLanguage: language,
    excludeSelectors: ['.heading-anchor', '.gatsby-resp-image-background-image'],
  })
  if (!index) throw new Error(errors.join('\n'))
  for (const document of documents) {
    const added = await index.addHTMLFile(document)
    if (added.errors.length > 0) throw new Error(`${document.url}: ${added.errors.join('\n')}`)
  }
  const written = await index.writeFiles({ outputPath: folder })
  if (written.errors.length > 0) throw new Error(written.errors.join('\n'))
  parentPort?.postMessage({ indexed: documents.length })
} finally {
  await close()
}
