// Draws every picture of the publication: covers, portraits, diagrams and the icon.
//   npm run pictures             all
//   npm run pictures -- cover    those whose path holds a word
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { type Drawing, pictures, type Rendering } from './pictures.ts'

const root = join(import.meta.dirname, '../..')
const wanted = process.argv.slice(2)

async function writeDrawing({ file, draw, size }: Drawing): Promise<void> {
  const path = join(root, file)
  if (path.endsWith('.svg')) {
    writeFileSync(path, `${draw()}\n`)
    return
  }
  const image = sharp(Buffer.from(draw()))
  await (size ? image.resize(size, size) : image)
    .png({ compressionLevel: 9, effort: 10, palette: true, colours: 128, dither: 0 })
    .toFile(path)
}

async function writeRendering({ file, render, width, height }: Rendering): Promise<void> {
  await sharp(render(), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 84, mozjpeg: true })
    .toFile(join(root, file))
}

for (const picture of pictures) {
  if (wanted.length > 0 && !wanted.some(word => picture.file.includes(word))) continue
  mkdirSync(dirname(join(root, picture.file)), { recursive: true })
  await ('draw' in picture ? writeDrawing(picture) : writeRendering(picture))
}
