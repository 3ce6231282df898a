import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, extname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** Kinds of files that become smaller. Pictures, fonts and the search index are compressed as they are. */
const textual = new Set([
  '.css',
  '.html',
  '.ico',
  '.js',
  '.json',
  '.map',
  '.md',
  '.mjs',
  '.svg',
  '.txt',
  '.webmanifest',
  '.xml',
])

/** Bytes below which a compressed copy is not worth its headers. */
const smallest = 512

/** Writes a `.br` and a `.gz` copy, each at its highest quality, of every textual file of a folder into another. */
export async function compressFolder({ from, to }: { from: string; to: string }): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => entry.isFile() && textual.has(extname(entry.name)))
    .map(entry => join(entry.parentPath, entry.name))
  // As many at a time as zlib has threads.
  const queue = paths[Symbol.iterator]()
  await Promise.all(Array.from({ length: 4 }, () => compressAll(queue, { from, to })))
}

async function compressAll(
  paths: Iterable<string>,
  { from, to }: { from: string; to: string },
): Promise<void> {
  for (const path of paths) {
    const content = await readFile(path)
    if (content.length < smallest) continue
    const target = join(to, relative(from, path))
    await mkdir(dirname(target), { recursive: true })
    const brotli = compressBrotli(content, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    })
    await writeFile(`${target}.br`, await brotli)
    await writeFile(`${target}.gz`, await compressGzip(content, { level: 9 }))
  }
}
