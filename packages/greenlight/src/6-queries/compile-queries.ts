import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql'
import { type Problem, ProblemError } from '#diagnostics'
import type { SiteSchema } from '#schema'
import { duplicateFragment, type QueryPlace, queryInvalid, unknownFragment } from './errors.ts'
import type { CompiledQuery, QueryKind } from './query.ts'

/** Text of a tag, with its place. */
export interface Definition extends QueryPlace {
  readonly kind: Exclude<QueryKind, 'none'>
  readonly hash: string
}

/** A query with what it is for. */
export interface KindOfQuery extends CompiledQuery {
  readonly kind: QueryKind
}

interface Fragment {
  readonly node: FragmentDefinitionNode
  readonly text: string
  readonly definition: Definition
}

/** Joins each operation with the fragments it uses, and validates it against the schema, once per text. */
export function compileQueries(
  definitions: readonly Definition[],
  schema: SiteSchema,
): { readonly queries: readonly KindOfQuery[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const fragments = new Map<string, Fragment>()
  const operations: { readonly node: OperationDefinitionNode; readonly definition: Definition }[] =
    []
  for (const definition of definitions) {
    for (const node of parseDefinitions(definition, problems)) {
      if (node.kind === Kind.OPERATION_DEFINITION) operations.push({ node, definition })
      if (node.kind === Kind.FRAGMENT_DEFINITION) addFragment(node, definition)
    }
  }

  function addFragment(node: FragmentDefinitionNode, definition: Definition): void {
    const known = fragments.get(node.name.value)
    const text = print(node)
    if (!known) fragments.set(node.name.value, { node, text, definition })
    else if (known.text !== text) {
      problems.push(duplicateFragment(node.name.value, definition, known.definition))
    }
  }

  const queries: KindOfQuery[] = []
  for (const { node, definition } of operations) {
    const used = new Map<string, Fragment>()
    const missing = collectFragments(node, { fragments, used, definition })
    problems.push(...missing)
    if (missing.length > 0) continue
    const own = definition.text.slice(node.loc?.start, node.loc?.end)
    const text = [own, ...[...used.values()].map(fragment => fragment.text)].join('\n')
    const { file, line, hash, kind } = definition
    queries.push({ name: node.name?.value ?? nameOf(definition), text, hash, file, line, kind })
    problems.push(...validate(text, { schema, node, definition, used: [...used.values()] }))
  }
  return { queries, problems }
}

function parseDefinitions(
  definition: Definition,
  problems: Problem[],
): DocumentNode['definitions'] {
  try {
    return parse(definition.text).definitions
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    problems.push(queryInvalid(error.message, definition, error.locations?.[0]))
    return []
  }
}

/** Adds the fragments that a definition spreads, and those they spread. */
function collectFragments(
  node: OperationDefinitionNode | FragmentDefinitionNode,
  context: {
    readonly fragments: ReadonlyMap<string, Fragment>
    readonly used: Map<string, Fragment>
    readonly definition: Definition
  },
): Problem[] {
  const { fragments, used, definition } = context
  const problems: Problem[] = []
  visit(node, {
    FragmentSpread({ name, loc }) {
      const fragment = fragments.get(name.value)
      if (!fragment) {
        const place = loc && {
          line: loc.startToken.line,
          column: loc.startToken.column,
        }
        problems.push(unknownFragment(name.value, { definition, place, known: fragments.keys() }))
      } else if (!used.has(name.value)) {
        used.set(name.value, fragment)
        problems.push(
          ...collectFragments(fragment.node, { fragments, used, definition: fragment.definition }),
        )
      }
    },
  })
  return problems
}

/** Errors of a compiled query, at their places in the files its parts come from. */
function validate(
  text: string,
  {
    schema,
    node,
    definition,
    used,
  }: {
    readonly schema: SiteSchema
    readonly node: OperationDefinitionNode
    readonly definition: Definition
    readonly used: readonly Fragment[]
  },
): Problem[] {
  try {
    schema.prepare(text)
    return []
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return error.problems.map(({ message, line = 1, column }) => {
      const ownLines =
        text.split('\n').length - used.reduce((n, f) => n + f.text.split('\n').length, 0)
      if (line > ownLines) {
        // Fragments are printed anew, so only their beginning is known.
        let rest = line - ownLines
        const fragment = used.find(({ text }) => {
          rest -= text.split('\n').length
          return rest <= 0
        })
        const start = fragment?.node.loc?.startToken
        return queryInvalid(message, fragment?.definition ?? definition, start)
      }
      const first = node.loc?.startToken ?? { line: 1, column: 1 }
      const place = {
        line: first.line + line - 1,
        column: line === 1 ? first.column + (column ?? 1) - 1 : (column ?? 1),
      }
      return queryInvalid(message, definition, place)
    })
  }
}

function nameOf({ file, kind }: Definition): string {
  return `${kind} query in ${file}`
}
