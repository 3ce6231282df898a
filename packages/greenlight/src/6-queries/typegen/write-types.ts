import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { RecordStore } from '#cache'
import { ProblemError } from '#diagnostics'
import { contentHash } from '#support/content-hash'
import { writeWhole } from '#support/write-whole'
import { typesNotGenerated } from '../errors.ts'
import { generateTypes, type TypesInput } from './generate-types.ts'
import { typesKey } from './types-key.ts'

/** Where the file of types goes, and what it was made of when it was last written. */
export interface TypesFile {
  /** Absolute. */
  readonly path: string
  readonly store: RecordStore
}

const KEY = 'key'

/**
 * Writes the types of a site's queries, if anything that they are made of changed since the last time, or the file.
 *
 * @throws ProblemError when they cannot be made or written
 * @returns whether they were made
 */
export async function writeTypes({ path, store }: TypesFile, input: TypesInput): Promise<boolean> {
  try {
    const inputKey = typesKey(input)
    const current = textOf(path)
    if (store.get(KEY)?.toString() === stateOf(inputKey, current)) return false
    const text = await generateTypes(input)
    if (current !== text) {
      mkdirSync(dirname(path), { recursive: true })
      writeWhole(path, text)
    }
    store.set(KEY, Buffer.from(stateOf(inputKey, text)))
    return true
  } catch (error) {
    throw new ProblemError(typesNotGenerated(path, error))
  }
}

function stateOf(inputKey: string, text: string | undefined): string {
  return `${inputKey} ${contentHash(text ?? '')}`
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
