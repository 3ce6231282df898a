import { readFileSync } from 'node:fs'
import type { Problem } from '#diagnostics'
import type { SiteSchema } from '#schema'
import { compileQueries, type Definition } from './compile-queries.ts'
import { emptyQuery, interpolatedQuery, severalQueries } from './errors.ts'
import { type FoundTag, findTags } from './find-tags.ts'
import { listQueryFiles, type QueryFilesOptions } from './list-query-files.ts'
import { parseModule } from './parse-module.ts'
import type { ComponentExports, ExtractedQueries } from './query.ts'
import { queryHash } from './query-hash.ts'

export interface ExtractOptions extends QueryFilesOptions {
  readonly schema: SiteSchema
  /** What plugins make of a file's text before queries are looked for in it: none, or text to read in its place. */
  readonly preprocessSource: (file: string, contents: string) => Promise<readonly string[]>
}

/** A file without any of these words has no queries, and nothing for plugins that preprocess sources. */
const OF_INTEREST = /graphql|gatsby-plugin-image|getServerData|config|Slice|Head/

/** Finds the queries in a site's code and compiles them with the fragments they use. */
export async function extractQueries(options: ExtractOptions): Promise<ExtractedQueries> {
  const definitions: Definition[] = []
  const problems: Problem[] = []
  const exports = new Map<string, ComponentExports>()
  for (const file of listQueryFiles(options)) {
    const contents = readFileSync(file, 'utf8')
    if (!OF_INTEREST.test(contents)) continue
    const replaced = await options.preprocessSource(file, contents)
    for (const code of replaced.length > 0 ? replaced : [contents]) {
      const found = readFile(file, code)
      definitions.push(...found.definitions)
      problems.push(...found.problems)
      if (found.exports) exports.set(file, found.exports)
    }
  }
  const compiled = compileQueries(definitions, options.schema)
  const pageQueries = new Map<string, (typeof compiled.queries)[number]>()
  const staticQueries = new Map<string, (typeof compiled.queries)[number]>()
  for (const query of compiled.queries) {
    if (query.kind === 'static') staticQueries.set(query.hash, query)
  }
  const pagesByFile = new Map(
    compiled.queries.flatMap(query => (query.kind === 'page' ? [[query.file, query]] : [])),
  )
  const components = new Map<string, ComponentExports>()
  for (const component of options.components) {
    const file = component.split('?')[0] ?? component
    const query = pagesByFile.get(file)
    if (query) pageQueries.set(component, query)
    components.set(component, exports.get(file) ?? NO_EXPORTS)
  }
  return {
    pageQueries,
    staticQueries,
    sliceQueries: new Map(),
    components,
    problems: [...problems, ...compiled.problems],
  }
}

const NO_EXPORTS: ComponentExports = { config: false, getServerData: false, head: false }

function readFile(
  file: string,
  code: string,
): {
  readonly definitions: readonly Definition[]
  readonly problems: readonly Problem[]
  readonly exports?: ComponentExports
} {
  const parsed = parseModule(code, file)
  // The bundler tells of syntax errors, of files that are part of the site.
  if ('failure' in parsed) return { definitions: [], problems: [] }
  const { tags, exports } = findTags(parsed.program)
  const definitions: Definition[] = []
  const problems: Problem[] = []
  for (const tag of tags) {
    const place = placeOf(tag, file, code)
    if (tag.template.quasi.expressions.length > 0) problems.push(interpolatedQuery(place))
    else if (place.text.trim() === '') problems.push(emptyQuery(place))
    else if (tag.kind !== 'none') {
      definitions.push({ ...place, kind: tag.kind, hash: queryHash(place.text) })
    }
  }
  const queries = new Set(
    definitions.filter(({ text }) => isOperation(text)).map(({ hash }) => hash),
  )
  const second = definitions.find(({ hash }) => hash === [...queries][1])
  if (second) problems.push(severalQueries(second))
  return {
    definitions,
    problems,
    exports: {
      config: exports.has('config'),
      getServerData: exports.has('getServerData'),
      head: exports.has('Head'),
    },
  }
}

function isOperation(text: string): boolean {
  return !/^\s*(?:#.*\s*)*fragment\b/.test(text)
}

function placeOf({ template: { quasi } }: FoundTag, file: string, code: string) {
  const offset = quasi.start + 1
  const before = code.slice(0, offset).split('\n')
  return {
    file,
    text: code.slice(offset, quasi.end - 1),
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    source: code,
  }
}
