/** @jest-environment node */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPost, createPublication } from '../publication.fixture.ts'
import { createSearchDocument, writeSearchIndex } from './write-search-index.ts'

test('a document has filters, data for the result and the text of the post', () => {
  const { url, content } = createSearchDocument(
    createPost({ title: 'A "b" <c>', series: { name: 'Caches & Co', path: '/series/c/' } }),
  )
  expect(url).toBe('/posts/streaming-html/')
  expect(content).toContain('<h1>A &quot;b&quot; &lt;c&gt;</h1>')
  expect(content).toContain('data-pagefind-filter="tag[content]" content="Rendering"')
  expect(content).toContain('data-pagefind-filter="series[content]" content="Caches &amp; Co"')
  expect(content).toContain('data-pagefind-meta="author[content]" content="JJ Kasper"')
  expect(content).toContain('<p>Bytes first.</p>')
})

test('the name of a code file and its first word are two words', () => {
  const html = '<figure><figcaption>cache.ts</figcaption><pre>const</pre></figure>'
  expect(createSearchDocument(createPost({ html })).content).toContain('cache.ts </figcaption>')
})

describe('the index', () => {
  let folder = ''
  const indexedPages = async () => {
    const entry = JSON.parse(await readFile(join(folder, 'pagefind/pagefind-entry.json'), 'utf8'))
    return entry.languages.en?.page_count ?? 0
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'search-index-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('has the listed posts only, and no search box of Pagefind', async () => {
    const posts = [createPost({ slug: 'a' }), createPost({ slug: 'b', unlisted: true })]
    await writeSearchIndex(createPublication(posts), { site: process.cwd(), public: folder })
    expect(await indexedPages()).toBe(1)
    expect(await readdir(join(folder, 'pagefind'))).not.toContain('pagefind-ui.js')
  })

  test('of a site without posts is empty and leaves nothing of an earlier one', async () => {
    await writeSearchIndex(createPublication([]), { site: process.cwd(), public: folder })
    expect(await indexedPages()).toBe(0)
    expect(await readdir(join(folder, 'pagefind'))).not.toContain('fragment')
  })
})
