import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { it } from 'node:test'
import { openSiteCache } from '#cache'
import { createJobs } from './create-jobs.ts'

const require = createRequire(import.meta.url)

interface Sharp {
  toFile(path: string): Promise<unknown>
}

it('runs the worker of gatsby-plugin-sharp, unmodified, and makes real images', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'greenlight-sharp-'))
  const manifest = require.resolve('gatsby-plugin-sharp/package.json')
  const fromPlugin = createRequire(manifest)
  const sharp: (input: object) => Sharp = fromPlugin('sharp')
  const image = join(directory, 'image.png')
  const create = { width: 64, height: 48, channels: 3, background: { r: 200, g: 30, b: 30 } }
  await sharp({ create }).toFile(image)
  const cache = openSiteCache({
    directory: join(directory, 'cache'),
    engineVersion: 'test',
    key: { whole: {}, plugins: {} },
    onNotice: notice => assert.fail(notice.message),
  })
  const jobs = createJobs({ cache, workerFile: ({ resolve }) => join(resolve, 'gatsby-worker.js') })
  const outputDir = join(directory, 'public', 'static')
  const operation = (toFormat: string, width: number) => ({
    outputPath: `${toFormat}/image.${toFormat}`,
    args: { toFormat, width, quality: 50, cropFocus: 17, fit: 'cover' },
  })
  try {
    const result = await jobs.createJob(
      {
        name: 'IMAGE_PROCESSING',
        inputPaths: [image],
        outputDir,
        args: {
          isLazy: false,
          operations: [operation('webp', 32), operation('avif', 16), operation('jpg', 24)],
          pluginOptions: { stripMetadata: true, defaultQuality: 50, failOn: 'warning' },
        },
      },
      { name: 'gatsby-plugin-sharp', version: '5.16.0', resolve: dirname(manifest) },
    )
    assert.equal(result, undefined)
    const start = (format: string) =>
      readFileSync(join(outputDir, format, `image.${format}`))
        .subarray(0, 16)
        .toString('latin1')
    assert.match(start('webp'), /^RIFF....WEBP/s)
    assert.match(start('avif'), /ftypavif/)
    assert.match(start('jpg'), /^\xff\xd8\xff/)
    const [done] = jobs.complete.values()
    assert.deepEqual([...(done?.outputs ?? [])].sort(), [
      'avif/image.avif',
      'jpg/image.jpg',
      'webp/image.webp',
    ])

    writeFileSync(join(directory, 'broken.png'), 'not an image')
    await assert.rejects(
      jobs.createJob(
        {
          name: 'IMAGE_PROCESSING',
          inputPaths: [join(directory, 'broken.png')],
          outputDir,
          args: { operations: [operation('webp', 8)], pluginOptions: { failOn: 'warning' } },
        },
        { name: 'gatsby-plugin-sharp', version: '5.16.0', resolve: dirname(manifest) },
      ),
      { name: 'WorkerError', plugin: 'gatsby-plugin-sharp' },
    )
    assert.ok(statSync(image).size > 0)
  } finally {
    await jobs.close()
    cache.close()
    rmSync(directory, { recursive: true })
  }
})
