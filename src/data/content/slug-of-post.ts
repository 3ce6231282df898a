import { basename, dirname, extname } from 'node:path'

/**
 * Address part of a file that sets no slug: its name, or the name of the folder of an `index.md`. Signs that mean
 * something in an address become dashes; "" where nothing is left.
 */
export function slugOfFile(file: string): string {
  const name = basename(file, extname(file))
  return (name === 'index' ? basename(dirname(file)) : name)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._~]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/gu, '')
}

const SPELLED: readonly (readonly [RegExp, string])[] = [
  [/\+/g, ' plus '],
  [/#/g, ' sharp '],
  [/&/g, ' and '],
]

/**
 * Turns a name ("JJ Kasper", "C++", "Čeština") into the last part of an address. Letters of every script are kept,
 * accents of Latin ones are not; C, C++ and C# give three addresses.
 */
export function slugify(name: string): string {
  const spelled = SPELLED.reduce((text, [sign, word]) => text.replace(sign, word), name)
  const slug = spelled
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
  return slug || Buffer.from(name.trim().toLowerCase()).toString('hex')
}
