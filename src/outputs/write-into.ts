import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes a file of a folder by its rooted path (`/a/b.txt`); makes the folders it lies in. */
export async function writeInto(folder: string, path: string, content: string): Promise<void> {
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, content)
}
