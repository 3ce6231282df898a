import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { Targets } from 'lightningcss'
import type { Rolldown } from 'vite'
import type { Problem } from '#diagnostics'
import { createAssetNames } from './asset-names.ts'
import { browserTargets } from './browser-targets.ts'
import { chunkGroups } from './chunk-groups.ts'
import { browsersWithoutModules, stylesLeftOut } from './errors.ts'
import { minifyStyle } from './minify-style.ts'
import { nameEntries } from './name-entries.ts'
import { createStyleMarks } from './plugins/mark-styles-plugin.ts'
import { type ModuleGraph, reachableFrom, runningOrder } from './plugins/module-graph-plugin.ts'
import type { ModuleUses } from './plugins/queries-plugin.ts'
import { closureOf, contentOf, entriesOf, type OutputFile, runVite } from './run-vite.ts'
import type { BundleInput, ClientBundle, SliceUse } from './site-bundle.ts'
import { runtimeFolder, viteConfig } from './vite-config.ts'

/** Bundles what browsers load: the entry `app` and one entry for each template. */
export async function bundleClient(
  input: BundleInput,
  onSources: (files: readonly string[]) => void,
): Promise<ClientBundle> {
  const usesOf = new Map<string, ModuleUses>()
  let graph: ModuleGraph = new Map()
  const app = join(runtimeFolder(), 'browser/app.tsx')
  const named = nameEntries([['app', app], ...input.components])
  const marks = createStyleMarks()
  const config = await viteConfig(input, 'build-javascript', {
    entries: named.modules,
    assetFileNames: await createAssetNames(),
    onSources,
    onUses: (module, uses) => usesOf.set(module, uses),
    onGraph: found => {
      graph = found
    },
    plugins: [marks.plugin],
  })
  const { code: target, styles, withoutModules } = await browserTargets(input.browsers)
  if (withoutModules.length > 0) input.report(browsersWithoutModules(withoutModules))
  const files = await runVite({
    ...config,
    build: {
      ...config.build,
      minify: input.minify,
      // When all of it is there and in order.
      cssMinify: false,
      ...(target.length > 0 ? { target: [...target] } : {}),
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
  const ofApp = usesFrom(entries.get('app'), graph, usesOf)
  const uses = mapEntries(entries, entry => [...ofApp, ...usesFrom(entry, graph, usesOf)])
  const style = await finishStyle(files, {
    order: css => marks.reorder(css, runningOrder(modulesOf(entries), graph)),
    targets: styles,
    report: input.report,
  })
  return {
    files: new Map([
      ...contentOf(files.filter(file => !isStyle(file))),
      ...(style ? [[style.file, style.css] as const] : []),
    ]),
    style,
    scripts: mapEntries(entries, entry => closureOf(entry, chunks).map(({ fileName }) => fileName)),
    staticQueryHashes: new Map(
      [...uses].map(([name, uses]) => [
        name,
        [...new Set(uses.flatMap(({ staticQueryHashes }) => staticQueryHashes))].sort(),
      ]),
    ),
    slices: new Map([...uses].map(([name, uses]) => [name, mergeSlices(uses)])),
  }
}

/** What an entry and all modules it imports ask for. */
function usesFrom(
  entry: Rolldown.OutputChunk | undefined,
  graph: ModuleGraph,
  usesOf: ReadonlyMap<string, ModuleUses>,
): readonly ModuleUses[] {
  const module = entry?.facadeModuleId
  if (!module) return []
  return [...reachableFrom(module, graph)].flatMap(id => usesOf.get(id) ?? [])
}

/** Each alias once; it may be empty only where all uses of it may. */
function mergeSlices(uses: readonly ModuleUses[]): readonly SliceUse[] {
  const merged = new Map<string, SliceUse>()
  for (const { alias, allowEmpty } of uses.flatMap(({ slices }) => slices)) {
    const before = merged.get(alias)?.allowEmpty ?? true
    merged.set(alias, { alias, allowEmpty: before && allowEmpty })
  }
  return [...merged.values()].sort((a, b) => (a.alias < b.alias ? -1 : 1))
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

/** Vite's note that a stylesheet is whole, which only its own server reads. */
const VITE_MARK = /\s*\/\*\$vite\$:\d+\*\/\s*$/

/** The site's stylesheet with its rules in order, minified, and named by its content. */
async function finishStyle(
  files: readonly OutputFile[],
  {
    order,
    targets,
    report,
  }: {
    readonly order: (css: string) => string
    readonly targets: Targets
    readonly report: (problem: Problem) => void
  },
): Promise<ClientBundle['style']> {
  const found = files.find(isStyle)
  if (found?.type !== 'asset') return undefined
  const ordered = order(String(found.source).replace(VITE_MARK, ''))
  const { css, warnings } = await minifyStyle(ordered, targets)
  if (warnings.length > 0) report(stylesLeftOut(warnings))
  return { file: `styles.${hash('sha1', css).slice(0, 20)}.css`, css }
}

function isStyle({ fileName }: OutputFile): boolean {
  return fileName.endsWith('.css')
}

/** Modules of the entries in the order in which Gatsby lists them: `app`, then templates by name. */
function modulesOf(entries: ReadonlyMap<string, Rolldown.OutputChunk>): readonly string[] {
  const app = entries.get('app')
  const templates = [...entries]
    .filter(([name]) => name !== 'app')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return [...(app ? [app] : []), ...templates.map(([, entry]) => entry)].flatMap(
    ({ facadeModuleId }) => facadeModuleId ?? [],
  )
}
