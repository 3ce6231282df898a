import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Font } from 'satori'

type Weight = 400 | 500 | 600

const faces: readonly { family: string; packageName: string; weight: Weight }[] = [
  { family: 'Newsreader', packageName: 'newsreader', weight: 500 },
  { family: 'Overpass', packageName: 'overpass', weight: 400 },
  { family: 'Overpass', packageName: 'overpass', weight: 600 },
]

/** Scripts of the fonts: letters that the first lacks are taken from the next. */
const subsets = ['latin', 'latin-ext']

/** The fonts of the pictures, from npm packages: the same on every machine, also on one without fonts. */
export async function loadFonts(siteFolder: string): Promise<Font[]> {
  const { resolve } = createRequire(join(siteFolder, 'package.json'))
  return Promise.all(
    faces.flatMap(({ family, packageName, weight }) =>
      subsets.map(async subset => ({
        name: family,
        weight,
        style: 'normal' as const,
        data: await readFile(
          resolve(
            `@fontsource/${packageName}/files/${packageName}-${subset}-${weight}-normal.woff`,
          ),
        ),
      })),
    ),
  )
}
