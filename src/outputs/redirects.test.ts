/** @jest-environment node */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPost, createPublication } from './publication.fixture.ts'
import { createRedirectPage, writeRedirects } from './redirects.ts'
import { writeInto } from './write-into.ts'

let folder = ''
const read = (path: string) => readFile(join(folder, path), 'utf8')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redirects-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a former address has a page that leads on, and is in the list of hosts', async () => {
  const post = createPost({ slug: 'new', redirectFrom: ['/2019/old/', '/older/'] })
  await writeRedirects(createPublication([post]), folder)
  expect(await read('2019/old/index.html')).toContain('content="0; url=/posts/new/"')
  expect(await read('_redirects')).toBe('/2019/old/ /posts/new/ 301\n/older/ /posts/new/ 301\n')
})

test('the page of a former address that is gone is removed, but not a page that is there now', async () => {
  const before = createPost({ slug: 'a', redirectFrom: ['/gone/', '/posts/b/'] })
  await writeRedirects(createPublication([before]), folder)
  await writeInto(folder, '/posts/b/index.html', 'a page')
  await writeRedirects(createPublication([createPost({ slug: 'b' })]), folder)
  expect(existsSync(join(folder, 'gone/index.html'))).toBe(false)
  expect(await read('posts/b/index.html')).toBe('a page')
  expect(await read('_redirects')).toBe('')
})

test('names what may not be in HTML by its entities', () => {
  const page = createRedirectPage(createPublication([]), createPost({ title: 'A <b> & "c"' }))
  expect(page).toContain('<title>A &lt;b&gt; &amp; &quot;c&quot;</title>')
  expect(page).toContain('<link rel="canonical" href="https://prerender.example/posts/')
})
