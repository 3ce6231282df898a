import type { InlineConfig, Rolldown } from 'vite'
import { ProblemError } from '#diagnostics'
import { importOwnPackage } from '#support/import-module'
import { describeBundleFailure } from './errors.ts'
import type { NamedEntries } from './name-entries.ts'

/** One file of a bundle. */
export type OutputFile = Rolldown.OutputChunk | Rolldown.OutputAsset

/**
 * Runs Vite's build and gives the files it made.
 * @throws ProblemError with every error of the bundler
 */
export async function runVite(config: InlineConfig): Promise<readonly OutputFile[]> {
  // Vite is a second of loading on a cold disk; commands that bundle nothing do without it.
  const { build }: typeof import('vite') = await importOwnPackage('vite')
  try {
    const result = await build(config)
    if (Array.isArray(result)) return result.flatMap(({ output }) => output)
    return 'output' in result ? result.output : []
  } catch (error) {
    throw new ProblemError(describeBundleFailure(error))
  }
}

/** The content of each file by its name. */
export function contentOf(files: readonly OutputFile[]): ReadonlyMap<string, string | Uint8Array> {
  return new Map(
    files.map(file => [file.fileName, file.type === 'chunk' ? file.code : file.source]),
  )
}

/** The entry chunks by the names that the entries were given. */
export function entriesOf(
  files: readonly OutputFile[],
  { nameOf }: NamedEntries,
): ReadonlyMap<string, Rolldown.OutputChunk> {
  return new Map(
    files.flatMap(file =>
      file.type === 'chunk' && file.isEntry ? [[nameOf(file.name), file]] : [],
    ),
  )
}

/** A chunk and all it imports, itself first, in the order of its imports. */
export function closureOf(
  entry: Rolldown.OutputChunk,
  chunks: ReadonlyMap<string, Rolldown.OutputChunk>,
): readonly Rolldown.OutputChunk[] {
  const seen = new Set<Rolldown.OutputChunk>([entry])
  for (const chunk of seen) {
    for (const name of chunk.imports) {
      const imported = chunks.get(name)
      if (imported) seen.add(imported)
    }
  }
  return [...seen]
}
