import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { escapeHtml } from '../escape-html.ts'
import { listedPosts, type Publication, type PublishedPost } from '../publication.ts'

/** A page as the index sees it. */
export interface SearchDocument {
  /** Path of the page. */
  url: string
  /** HTML with Pagefind's attributes. */
  content: string
}

/** Folder of the index in the built site, and the address the search page loads it from. */
export const searchIndexFolder = 'pagefind'

/** Where a run of this module reads and writes. */
export interface SearchIndexFolders {
  /** The site. */
  site: string
  /** The built site. */
  public: string
}

/**
 * Writes the full-text index of the listed posts. Only their own words are in it, not what stands around them on the
 * pages; `tag`, `series` and `author` are filters, `date` sorts.
 *
 * @throws what Pagefind reports
 */
export async function writeSearchIndex(
  publication: Publication,
  folders: SearchIndexFolders,
): Promise<void> {
  const folder = join(folders.public, searchIndexFolder)
  // Names of index files carry a hash of their content: those of an earlier build would stay for ever.
  await rm(folder, { recursive: true, force: true })
  const documents = listedPosts(publication).map(createSearchDocument)
  const worker = new Worker(join(folders.site, 'src/outputs/search-index/index-posts.mjs'), {
    workerData: { documents, language: publication.language, folder },
  })
  // An error in the worker rejects this promise.
  await once(worker, 'exit')
  await removeUnused(folder)
}

/** Pagefind's own search boxes; the search page of the site has its own. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\./

async function removeUnused(folder: string): Promise<void> {
  const names = await readdir(folder)
  await Promise.all(names.filter(name => unused.test(name)).map(name => rm(join(folder, name))))
}

/** The document of one post. */
export function createSearchDocument(post: PublishedPost): SearchDocument {
  const filters = [
    ...post.tags.map(tag => ['tag', tag.name] as const),
    ...(post.series ? [['series', post.series.name] as const] : []),
    ...(post.author ? [['author', post.author.name] as const] : []),
  ]
  const metadata = [
    ['excerpt', post.excerpt] as const,
    ['date', post.date.toISOString()] as const,
    ...(post.author ? [['author', post.author.name] as const] : []),
  ]
  const content = [
    '<!doctype html><html><head>',
    `<title>${escapeHtml(post.title)}</title>`,
    ...filters.map(([name, value]) => meta('data-pagefind-filter', name, value)),
    ...metadata.map(([name, value]) => meta('data-pagefind-meta', name, value)),
    `<meta data-pagefind-sort="date[content]" content="${post.date.toISOString()}">`,
    '</head><body data-pagefind-body>',
    `<h1>${escapeHtml(post.title)}</h1>`,
    // Without a space the caption of a code figure and the first word of the code would be one word.
    post.html.replaceAll('</figcaption>', ' </figcaption>'),
    '</body></html>',
  ].join('\n')
  return { url: post.path, content }
}

function meta(attribute: string, name: string, value: string): string {
  return `<meta ${attribute}="${name}[content]" content="${escapeHtml(value)}">`
}
