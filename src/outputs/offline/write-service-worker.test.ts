/** @jest-environment node */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { createPublication } from '../publication.fixture.ts'
import { writeServiceWorker } from './write-service-worker.ts'

let folder = ''

async function build(searchFile: string): Promise<string> {
  await mkdir(join(folder, 'pagefind'), { recursive: true })
  await writeFile(join(folder, 'pagefind/pagefind.js'), searchFile)
  await writeServiceWorker(createPublication([]), { site: process.cwd(), public: folder })
  return readFile(join(folder, 'sw.js'), 'utf8')
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'service-worker-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('keeps the offline page and the search index, and is a program', async () => {
  const worker = await build('1')
  expect(worker).toContain('["/offline.html","/pagefind/pagefind.js"]')
  expect(worker).not.toContain('__')
  expect(() => new Script(worker)).not.toThrow()
  expect(await readFile(join(folder, 'offline.html'), 'utf8')).toContain('You are offline')
})

test('is the same for the same content and another for another', async () => {
  const first = await build('1')
  expect(await build('1')).toBe(first)
  expect(await build('2')).not.toBe(first)
})
