/** @jest-environment node */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPost, createPublication } from './publication.fixture.ts'
import { writeOutputs } from './write-outputs.ts'

let folder = ''
const folders = () => ({
  site: process.cwd(),
  public: join(folder, 'public'),
  cache: join(folder, 'cache'),
})
const filesOf = async () =>
  (await readdir(join(folder, 'public'), { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outputs-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('writes everything that is beside the pages', async () => {
  await writeOutputs(createPublication([createPost({ slug: 'a' })]), folders())
  const names = (await filesOf()).map(path => path.slice(join(folder, 'public').length))
  expect(names).toEqual(
    expect.arrayContaining([
      '/rss.xml',
      '/atom.xml',
      '/feed.json',
      '/sitemap.xml',
      '/robots.txt',
      '/llms.txt',
      '/posts/a/index.md',
      '/og/a.png',
      '/pagefind/pagefind.js',
      '/offline.html',
      '/sw.js',
    ]),
  )
})

test('nothing of a post that was withdrawn since the last build stays', async () => {
  const kept = createPost({ slug: 'kept' })
  const withdrawn = createPost({
    slug: 'withdrawn',
    title: 'Embargoed',
    html: '<p>Embargoed</p>',
    markdown: 'Embargoed',
  })
  await writeOutputs(createPublication([kept, withdrawn]), folders())
  await writeOutputs(createPublication([kept]), folders())
  for (const path of await filesOf()) {
    expect(path).not.toContain('withdrawn')
    expect(await readFile(path, 'utf8')).not.toMatch(/Embargoed|withdrawn/)
  }
})
