import { readFileSync } from 'node:fs'
import type { RecordStore } from '#cache'
import type { Problem } from '#diagnostics'
import type { SiteSchema } from '#schema'
import { compileQueries, type Definition, type KindOfQuery } from './compile-queries.ts'
import { queryNotRun, sliceNotKnown, sourceNotRead } from './errors.ts'
import { findSlices } from './find-slices.ts'
import { keepQueryFiles } from './keep-query-files.ts'
import { listQueryFiles, type QueryFilesOptions } from './list-query-files.ts'
import type { ComponentExports, ExtractedQueries } from './query.ts'

export interface ExtractOptions extends QueryFilesOptions {
  /** Those of the components that are slices'. */
  readonly sliceComponents?: ReadonlySet<string>
  readonly schema: SiteSchema
  /** What plugins make of a file's text before queries are looked for in it: none, or text to read in its place. */
  readonly preprocessSource: (file: string, contents: string) => Promise<readonly string[]>
  /** What the last run found in files. */
  readonly store: RecordStore
}

/** A file without any of these words has no queries, and nothing for plugins that preprocess sources. */
const OF_INTEREST = /graphql|gatsby-plugin-image|getServerData|config|Slice|Head/

const NO_EXPORTS: ComponentExports = { config: false, getServerData: false, head: false }

/** Finds the queries in a site's code and compiles them with the fragments they use. */
export async function extractQueries(options: ExtractOptions): Promise<ExtractedQueries> {
  const components = [...options.components]
  const definitions: Definition[] = []
  const problems: Problem[] = []
  const exports = new Map<string, ComponentExports>()
  const files = keepQueryFiles(options.store)
  for (const file of listQueryFiles({ ...options, components })) {
    const contents = readSource(file, problems)
    if (contents === undefined || !OF_INTEREST.test(contents)) continue
    const replaced = await options.preprocessSource(file, contents)
    const found = files.read({ file, contents, replaced })
    definitions.push(...found.definitions)
    problems.push(...found.problems)
    problems.push(...slicesNotKnown(contents, file))
    exports.set(file, found.exports)
  }
  files.finish()
  const compiled = compileQueries(definitions, options.schema)
  problems.push(...compiled.problems, ...listNotRun(compiled.queries, definitions, components))

  const byFile = new Map(
    compiled.queries.flatMap(query => (query.kind === 'page' ? [[query.file, query]] : [])),
  )
  const queriesOf = (paths: Iterable<string>) =>
    new Map(
      [...paths].flatMap(path => {
        const query = byFile.get(fileOf(path))
        return query ? [[path, query]] : []
      }),
    )
  const slices = options.sliceComponents ?? new Set()
  return {
    pageQueries: queriesOf(components.filter(path => !slices.has(path))),
    sliceQueries: queriesOf(slices),
    staticQueries: new Map(
      compiled.queries.flatMap(query => (query.kind === 'static' ? [[query.hash, query]] : [])),
    ),
    definitions: compiled.definitions,
    components: new Map(
      components.map(path => [path, exports.get(fileOf(path)) ?? NO_EXPORTS] as const),
    ),
    problems,
  }
}

function readSource(file: string, problems: Problem[]): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    problems.push(sourceNotRead(file, error))
    return undefined
  }
}

function slicesNotKnown(contents: string, file: string): Problem[] {
  return findSlices(contents, file).unknown.map(offset => {
    const before = contents.slice(0, offset)
    const place = { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
    return sliceNotKnown(contents, file, place)
  })
}

/** Warnings for exported queries that nothing runs. */
function listNotRun(
  queries: readonly KindOfQuery[],
  definitions: readonly Definition[],
  components: readonly string[],
): Problem[] {
  const files = new Set(components.map(fileOf))
  return queries.flatMap(({ kind, file, hash }) => {
    if (kind !== 'page' || files.has(file)) return []
    const place = definitions.find(
      definition => definition.file === file && definition.hash === hash,
    )
    return place ? [queryNotRun(place)] : []
  })
}

/** The file of a component path, which may name a content file as well. */
function fileOf(component: string): string {
  return component.split('?')[0] ?? component
}
