// Draws every picture of the publication: covers, portraits, diagrams and the icon.
//   node --import ./packages/greenlight/scripts/register-typescript.js scripts/pictures/make.ts [name...]
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { pictures } from './pictures.ts'

const root = join(import.meta.dirname, '../..')
const wanted = process.argv.slice(2)

for (const picture of pictures) {
  if (wanted.length > 0 && !wanted.some(name => picture.file.includes(name))) continue
  const file = join(root, picture.file)
  mkdirSync(dirname(file), { recursive: true })
  const svg = picture.draw()
  if (file.endsWith('.svg')) {
    writeFileSync(file, `${svg}\n`)
    continue
  }
  const size = picture.size ? { width: picture.size, height: picture.size } : {}
  const image = sharp(Buffer.from(svg))
  await (picture.size ? image.resize(size) : image)
    .png({ compressionLevel: 9, effort: 10, palette: true, colours: 128, dither: 0 })
    .toFile(file)
}
