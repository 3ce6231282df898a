import { deserialize, serialize } from 'node:v8'
import type { RecordStore } from '#cache'
import { contentHash } from '#support/content-hash'
import type { Definition } from './compile-queries.ts'
import type { ComponentExports } from './query.ts'
import { type QueryFile, type QuerySource, readQueryFile } from './read-query-file.ts'

/** Reads files for their queries, and keeps between runs what was found. */
export interface KeptQueryFiles {
  /** As `readQueryFile`. */
  read(source: QuerySource): QueryFile
  /** Forgets files that were not read. */
  finish(): void
}

interface KeptFile {
  readonly state: string
  /** The source is the file's text. */
  readonly definitions: readonly Omit<Definition, 'source'>[]
  readonly exports: ComponentExports
}

/** Grows when files are read differently. */
const FORMAT = 1

/**
 * Keeps what files have for queries by their text: files without change need no parser, which is large. What has
 * problems, or was changed by plugins, is read every time.
 */
export function keepQueryFiles(store: RecordStore): KeptQueryFiles {
  const used = new Set<string>()
  return {
    read(source) {
      const { file, contents, replaced } = source
      if (replaced.length > 0) return readQueryFile(source)
      used.add(file)
      const state = `${FORMAT} ${contentHash(contents)}`
      const kept = find(store, file)
      if (kept?.state === state) {
        const definitions = kept.definitions.map(definition => ({
          ...definition,
          source: contents,
        }))
        return { definitions, exports: kept.exports, problems: [] }
      }
      const found = readQueryFile(source)
      if (found.problems.length > 0) {
        store.delete(file)
        return found
      }
      const definitions = found.definitions.map(({ source: _, ...definition }) => definition)
      const record: KeptFile = { state, definitions, exports: found.exports }
      store.set(file, serialize(record))
      return found
    },
    finish() {
      for (const file of [...store.keys()]) if (!used.has(file)) store.delete(file)
    },
  }
}

function find(store: RecordStore, file: string): KeptFile | undefined {
  const bytes = store.get(file)
  return bytes && deserialize(bytes)
}
