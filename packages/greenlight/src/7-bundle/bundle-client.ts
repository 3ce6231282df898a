import { join } from 'node:path'
import type { Rolldown } from 'vite'
import { createAssetNames } from './asset-names.ts'
import { chunkGroups } from './chunk-groups.ts'
import { nameEntries } from './name-entries.ts'
import { closureOf, contentOf, entriesOf, type OutputFile, runVite } from './run-vite.ts'
import type { BundleInput, ClientBundle } from './site-bundle.ts'
import { runtimeFolder, viteConfig } from './vite-config.ts'

/** Bundles what browsers load: the entry `app` and one entry for each template. */
export async function bundleClient(
  input: BundleInput,
  onSources: (files: readonly string[]) => void,
): Promise<ClientBundle> {
  const hashesOf = new Map<string, readonly string[]>()
  const app = join(runtimeFolder(), 'browser/app.tsx')
  const named = nameEntries([['app', app], ...input.components])
  const config = viteConfig(input, 'build-javascript', {
    entries: named.modules,
    assetFileNames: await createAssetNames(),
    onSources,
    onStaticQueries: (module, hashes) => hashesOf.set(module, hashes),
  })
  const files = await runVite({
    ...config,
    build: {
      ...config.build,
      minify: input.minify,
      cssMinify: input.minify,
      rolldownOptions: {
        ...config.build?.rolldownOptions,
        output: {
          ...config.build?.rolldownOptions?.output,
          codeSplitting: { groups: chunkGroups(app) },
        },
      },
    },
  })
  const chunks = chunksByFile(files)
  const entries = entriesOf(files, named)
  return {
    files: contentOf(files),
    style: findStyle(files),
    scripts: mapEntries(entries, entry =>
      closureOf(entry, chunks, { dynamic: false }).map(({ fileName }) => fileName),
    ),
    staticQueryHashes: mapEntries(entries, entry => {
      const app = entries.get('app')
      const reachable = [entry, ...(app ? [app] : [])].flatMap(start =>
        closureOf(start, chunks, { dynamic: true }),
      )
      const hashes = reachable.flatMap(({ moduleIds }) =>
        moduleIds.flatMap(id => hashesOf.get(id) ?? []),
      )
      return [...new Set(hashes)].sort()
    }),
  }
}

function chunksByFile(files: readonly OutputFile[]): ReadonlyMap<string, Rolldown.OutputChunk> {
  return new Map(files.flatMap(file => (file.type === 'chunk' ? [[file.fileName, file]] : [])))
}

function mapEntries<T>(
  entries: ReadonlyMap<string, Rolldown.OutputChunk>,
  map: (entry: Rolldown.OutputChunk) => T,
): ReadonlyMap<string, T> {
  return new Map([...entries].map(([name, entry]) => [name, map(entry)]))
}

function findStyle(files: readonly OutputFile[]): ClientBundle['style'] {
  const style = files.find(({ fileName }) => fileName.endsWith('.css'))
  return style?.type === 'asset' ? { file: style.fileName, css: String(style.source) } : undefined
}
