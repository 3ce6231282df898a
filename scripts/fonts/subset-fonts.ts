/**
 * Cuts the publication's typefaces down to what its pages set: Western Latin, the weights the
 * style sheets name, and one optical size per role. Run it after changing a role:
 * `node --import ./packages/greenlight/scripts/register-typescript.js scripts/fonts/subset-fonts.ts`
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

type AxisValue = number | { min: number; max: number }

/** One typeface in one role: where its full file is and which part of its design space is kept. */
interface FontRole {
  readonly source: string
  readonly target: string
  readonly axes: Readonly<Record<string, AxisValue>>
}

const packagesFolder = fileURLToPath(
  new URL('../../node_modules/@fontsource-variable', import.meta.url),
)
const targetFolder = fileURLToPath(new URL('../../src/fonts', import.meta.url))

const roles: readonly FontRole[] = [
  {
    source: 'newsreader/files/newsreader-latin-opsz-normal.woff2',
    target: 'newsreader-text.woff2',
    axes: { opsz: 16, wght: { min: 400, max: 600 } },
  },
  {
    source: 'newsreader/files/newsreader-latin-opsz-italic.woff2',
    target: 'newsreader-text-italic.woff2',
    axes: { opsz: 16, wght: 400 },
  },
  {
    source: 'newsreader/files/newsreader-latin-opsz-normal.woff2',
    target: 'newsreader-display.woff2',
    axes: { opsz: 60, wght: { min: 400, max: 500 } },
  },
  {
    source: 'overpass/files/overpass-latin-wght-normal.woff2',
    target: 'overpass.woff2',
    axes: { wght: { min: 400, max: 800 } },
  },
  {
    source: 'overpass-mono/files/overpass-mono-latin-wght-normal.woff2',
    target: 'overpass-mono.woff2',
    axes: { wght: { min: 400, max: 600 } },
  },
]

/** Printable ASCII, Latin-1, and the punctuation and arrows of running text. */
function listCharacters(): string {
  const ranges: readonly (readonly [number, number])[] = [
    [0x20, 0x7e],
    [0xa0, 0xff],
    [0x2010, 0x2015],
    [0x2018, 0x201e],
  ]
  const characters = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)),
  )
  return `${characters.join('')}†‡•…‹›⁄€™←↑→↓−≈≠≤≥Œœ`
}

async function subsetFonts(): Promise<void> {
  const characters = listCharacters()
  await mkdir(targetFolder, { recursive: true })
  for (const { source, target, axes } of roles) {
    const font = await readFile(path.join(packagesFolder, source))
    const subset = await subsetFont(font, characters, {
      targetFormat: 'woff2',
      variationAxes: axes,
    })
    await writeFile(path.join(targetFolder, target), subset)
    console.log(`${target}: ${font.length} -> ${subset.length} bytes`)
  }
}

await subsetFonts()
