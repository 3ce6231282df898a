import { basename, dirname, extname } from 'node:path'

/** Address part of a post that sets no slug: name of the file, or of the folder of an `index.md`. */
export function slugOfFile(file: string): string {
  const name = basename(file, extname(file))
  return (name === 'index' ? basename(dirname(file)) : name)
    .normalize('NFC')
    .trim()
    .replace(/\s+/gu, '-')
}

/** Turns a name ("JJ Kasper", "C++ & Rust") into the last part of an address; letters of every script are kept. */
export function slugify(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
  return slug || encodeURIComponent(name.trim().toLowerCase()).replace(/%/g, '').toLowerCase()
}
