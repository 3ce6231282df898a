/** @jest-environment node */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { createPost, createPublication } from '../publication.fixture.ts'
import { writeSocialPictures } from './write-social-pictures.ts'

let folder = ''
const folders = () => ({
  site: process.cwd(),
  public: join(folder, 'public'),
  cache: join(folder, 'cache'),
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'social-pictures-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('draws 1200 by 630 pixels for a post without a picture, and none for one that has', async () => {
  const posts = [
    createPost({ slug: 'a' }),
    createPost({ slug: 'b', socialImage: '/static/1/own.jpg' }),
    createPost({ slug: 'c', title: 'C', unlisted: true }),
  ]
  expect(await writeSocialPictures(createPublication(posts), folders())).toEqual({
    drawn: 3,
    kept: 0,
  })
  expect(await readdir(join(folder, 'public/og'))).toEqual(['a.png', 'c.png', 'default.png'])
  const { width, height, format } = await sharp(join(folder, 'public/og/a.png')).metadata()
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' })
})

test('a second build draws only what changed', async () => {
  const a = createPost({ slug: 'a', title: 'A' })
  const b = createPost({ slug: 'b', title: 'B' })
  await writeSocialPictures(createPublication([a, b]), folders())
  const before = await readFile(join(folder, 'public/og/a.png'))

  const changed = createPublication([a, { ...b, title: 'Another title' }])
  expect(await writeSocialPictures(changed, folders())).toEqual({ drawn: 1, kept: 2 })
  expect(await readFile(join(folder, 'public/og/a.png'))).toEqual(before)
})

test('the picture of a post that is no longer published goes away', async () => {
  const [a, b] = [createPost({ slug: 'a' }), createPost({ slug: 'b' })]
  await writeSocialPictures(createPublication([a, b]), folders())
  await writeSocialPictures(createPublication([a]), folders())
  expect(await readdir(join(folder, 'public/og'))).toEqual(['a.png', 'default.png'])
})

test('long titles, other alphabets and emoji are drawn too', async () => {
  const posts = [
    createPost({ slug: 'long', title: 'incremental regeneration '.repeat(20) }),
    createPost({ slug: 'word', title: 'x'.repeat(300) }),
    createPost({ slug: 'letters', title: 'Żółć, 日本 and 🚀' }),
  ]
  expect((await writeSocialPictures(createPublication(posts), folders())).drawn).toBe(4)
})
