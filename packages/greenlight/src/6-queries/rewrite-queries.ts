import MagicString from 'magic-string'
import type { ESTree } from 'rolldown/utils'
import { ProblemError } from '#diagnostics'
import { type FoundTag, findTags, type ModuleQueries } from './find-tags.ts'
import { listServerOnly } from './list-server-only.ts'
import { type Program, parseModule } from './parse-module.ts'
import { queryHash } from './query-hash.ts'
import { checkText, placeOf } from './read-query-file.ts'
import { removeNodes } from './remove-nodes.ts'
import { isShadowed } from './scopes.ts'
import { isPropertyName, walk } from './walk.ts'

/** A module without its queries. */
export interface RewrittenModule {
  readonly code: string
  /** Source map as JSON. */
  readonly map: string
  /** Hashes of the static queries the module asks for, in order. */
  readonly staticQueryHashes: readonly string[]
}

export interface RewriteOptions {
  readonly stage: 'build-javascript' | 'build-html'
  /** Whether the module is a page's component, whose server exports browsers do not get. */
  readonly isTemplate?: boolean
}

/** What every module with queries has in its text: the tag by its name, which escapes may hide. */
const MAY_HAVE_TAGS = /graphql|\\u/

/**
 * What a module becomes in a bundle: queries are replaced by their hashes, those of `config` by a call of
 * `global.__gatsbyGraphql`, page queries are no longer exported, and the import of `graphql` is dropped. From
 * templates in browser code also the exports that run on the server go, with what only they used.
 *
 * @throws ProblemError with the first query whose text cannot be one
 * @returns undefined where there is nothing to change; code that does not parse is left to the bundler's own error
 */
export function rewriteQueries(
  code: string,
  file: string,
  { stage, isTemplate = false }: RewriteOptions,
): RewrittenModule | undefined {
  const losesExports = stage === 'build-javascript' && isTemplate
  if (!losesExports && !MAY_HAVE_TAGS.test(code)) return undefined
  const parsed = parseModule(code, file)
  if ('failure' in parsed) return undefined
  const { program } = parsed
  const found = findTags(program)
  const text = new MagicString(code)
  const staticQueryHashes: string[] = []
  for (const tag of found.tags) {
    const problem = checkText(tag, placeOf(tag, file, code))
    if (problem) throw new ProblemError(problem)
    const hash = replaceTag(tag, text)
    if (tag.kind === 'static' && hash !== undefined) staticQueryHashes.push(hash)
  }
  const unused = listUnusedImports(program, found)
  const serverOnly = losesExports ? listServerOnly(program) : []
  removeNodes(program, text, new Set([...unused, ...serverOnly]))
  if (!text.hasChanged()) return undefined
  return {
    code: text.toString(),
    map: text.generateMap({ source: file, hires: 'boundary', includeContent: true }).toString(),
    staticQueryHashes: [...new Set(staticQueryHashes)],
  }
}

/** @returns the query's hash; undefined where it is asked while the site is built */
function replaceTag(tag: FoundTag, text: MagicString): string | undefined {
  const { template, kind, ancestors } = tag
  const { start, end, quasi } = template
  if (kind === 'config') {
    text.overwrite(start, quasi.start, 'await global.__gatsbyGraphql(')
    text.appendLeft(end, ')')
    return undefined
  }
  const hash = queryHash(text.original.slice(quasi.start + 1, quasi.end - 1))
  text.overwrite(start, end, JSON.stringify(hash))
  const [, exported, declaration, declarator] = ancestors
  if (exported?.type !== 'ExportNamedDeclaration' || declaration?.type !== 'VariableDeclaration') {
    return hash
  }
  // The variable stays, for code of the module may use it; where nothing does, it is dropped as dead code.
  const isAlone = declaration.declarations.length === 1
  const isQuery = declarator?.type === 'VariableDeclarator' && declarator.init === template
  if (isAlone && isQuery) text.remove(exported.start, declaration.start)
  return hash
}

/** The imports of `graphql` that nothing but queries uses. */
function listUnusedImports(
  program: Program,
  { imports, tags }: ModuleQueries,
): readonly ESTree.Node[] {
  const replaced = new Set<ESTree.Node>(tags.map(({ template }) => template.tag))
  if (replaced.size === 0) return []
  const candidates = imports.filter(({ imported }) => imported === 'graphql')
  const locals = new Set(candidates.map(({ local }) => local))
  const used = new Set<string>()
  walk(program, (node, ancestors) => {
    if (node.type !== 'Identifier' || !locals.has(node.name) || replaced.has(node)) return
    if (isPropertyName(node, ancestors.at(-1)) || isShadowed(node.name, ancestors)) return
    if (!candidates.some(({ specifier }) => specifier && ancestors.includes(specifier))) {
      used.add(node.name)
    }
  })
  return candidates.flatMap(({ local, specifier }) =>
    specifier && !used.has(local) ? [specifier] : [],
  )
}
