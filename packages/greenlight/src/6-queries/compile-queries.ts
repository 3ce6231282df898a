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
import {
  duplicateFragment,
  type QueryPlace,
  queryInvalid,
  severalQueries,
  unknownFragment,
} from './errors.ts'
import type { CompiledQuery, QueryDefinition, QueryKind } from './query.ts'

/** Text of a tag, with its place. */
export interface Definition extends QueryPlace {
  readonly kind: QueryKind
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
): {
  readonly queries: readonly KindOfQuery[]
  readonly definitions: readonly QueryDefinition[]
  readonly problems: readonly Problem[]
} {
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
  const modern = new Map<string, DocumentNode>()
  const firstOfFile = new Map<string, string>()
  for (const { node, definition } of operations) {
    const used = new Map<string, Fragment>()
    const missing = collectFragments(node, { fragments, used, definition })
    problems.push(...missing)
    if (missing.length > 0) continue
    const own = definition.text.slice(node.loc?.start, node.loc?.end)
    const text = [own, ...[...used.values()].map(fragment => fragment.text)].join('\n')
    const validated = validate(text, { schema, node, definition, used: [...used.values()] })
    problems.push(...validated.problems)
    if (!validated.document) continue
    modern.set(text, validated.document)
    const { file, line, hash, kind } = definition
    if (kind !== 'config') {
      const known = firstOfFile.get(file)
      const identity = identityOf(node, definition)
      if (known === undefined) firstOfFile.set(file, identity)
      else if (known !== identity) {
        problems.push(severalQueries(definition))
        continue
      }
    }
    queries.push({ name: node.name?.value, text, hash, file, line, kind })
  }
  return { queries, problems, definitions: listDefinitions(queries, fragments, modern) }
}

/** Two queries of one file are one when this is equal, as in Gatsby. */
function identityOf(node: OperationDefinitionNode, { kind, hash }: Definition): string {
  return node.name ? print(node) : `${kind} ${hash}`
}

/** All operations and fragments, in the syntax they are run in. */
function listDefinitions(
  queries: readonly KindOfQuery[],
  fragments: ReadonlyMap<string, Fragment>,
  modern: ReadonlyMap<string, DocumentNode>,
): QueryDefinition[] {
  const rewritten = new Map<string, FragmentDefinitionNode>()
  for (const { definitions } of modern.values()) {
    for (const node of definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) rewritten.set(node.name.value, node)
    }
  }
  return [
    ...queries.flatMap(({ text, file, hash }) => {
      const node = modern.get(text)?.definitions.find(isOperation)
      return node ? [{ node, file, hash }] : []
    }),
    ...[...fragments].map(
      ([
        name,
        {
          node,
          definition: { file, hash },
        },
      ]) => ({
        ...{ node: rewritten.get(name) ?? node, file, hash },
      }),
    ),
  ]
}

function isOperation(node: DocumentNode['definitions'][number]): node is OperationDefinitionNode {
  return node.kind === Kind.OPERATION_DEFINITION
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
): { readonly document?: DocumentNode; readonly problems: readonly Problem[] } {
  try {
    return { document: schema.prepare(text).document, problems: [] }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const problems = error.problems.map(({ message, line = 1, column }) => {
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
    return { problems }
  }
}
