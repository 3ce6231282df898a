// `npm run screenshot`: the picture of the home page that the README shows, from the built site.
import { mkdir } from 'node:fs/promises'
import sharp from 'sharp'
import { launchBrowser } from '../tests/support/browser.ts'
import { startServer } from './serve/start-server.ts'

const server = await startServer({ folder: 'public', port: 0, host: '127.0.0.1' })
const browser = await launchBrowser()
try {
  const shots = await Promise.all(
    (['light', 'dark'] as const).map(async colorScheme => {
      const page = await browser.newPage({
        colorScheme,
        viewport: { width: 1280, height: 900 },
        reducedMotion: 'reduce',
      })
      await page.goto(server.url, { waitUntil: 'networkidle' })
      return page.screenshot()
    }),
  )
  await mkdir('docs', { recursive: true })
  const [light, dark] = shots
  if (!light || !dark) throw new Error('The browser made no picture.')
  const side = await sharp(dark).extract({ left: 640, top: 0, width: 640, height: 900 }).toBuffer()
  await sharp(light)
    .composite([{ input: side, left: 640, top: 0 }])
    .webp({ quality: 82 })
    .toFile('docs/home.webp')
} finally {
  await browser.close()
  await server.close()
}
