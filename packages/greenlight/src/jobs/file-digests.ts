import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'

/** SHA-1 of files, hexadecimal; read again only when size, times or identity of a file changed. */
export interface FileDigests {
  /** @throws the error of the file system when the file cannot be read */
  of(path: string): string
  /** What is known, to be given to a later `createFileDigests`. */
  entries(): Iterable<readonly [path: string, known: KnownDigest]>
  /** Takes over what an earlier run knew. */
  add(path: string, known: KnownDigest): void
}

export interface KnownDigest {
  readonly signature: string
  readonly digest: string
}

export function createFileDigests(): FileDigests {
  const known = new Map<string, KnownDigest>()
  return {
    of(path) {
      const { size, mtimeNs, ctimeNs, ino } = statSync(path, { bigint: true })
      const signature = `${size} ${mtimeNs} ${ctimeNs} ${ino}`
      const found = known.get(path)
      if (found?.signature === signature) return found.digest
      const digest = hash('sha1', readFileSync(path))
      known.set(path, { signature, digest })
      return digest
    },
    entries: () => known,
    add(path, entry) {
      known.set(path, entry)
    },
  }
}
