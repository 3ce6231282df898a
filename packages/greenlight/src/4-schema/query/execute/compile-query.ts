import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql'
import type { ResolverContext } from '../resolver-context.ts'
import { CannotAnswer } from './cannot-answer.ts'
import { createObjectCompiler, type QueryRun } from './compile-object.ts'

/** Runs a query without checking and looking up again what is the same every time. */
export type CompiledQuery = (args: {
  readonly variables: Readonly<Record<string, unknown>>
  readonly context: ResolverContext
}) => Promise<Record<string, unknown>>

/**
 * Makes a function of a valid query, whose answer has the data that graphql-js would give. It knows only the way
 * without errors: where anything fails it rejects, and the query has to be run by graphql-js, which tells every error
 * as GraphQL has it.
 *
 * @returns `undefined` for queries that are left to graphql-js altogether: with `@skip` and `@include`, with
 *   introspection, with more than one operation.
 */
export function compileQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
): CompiledQuery | undefined {
  const operations: OperationDefinitionNode[] = []
  const fragments: Record<string, FragmentDefinitionNode> = {}
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  }
  const [operation, ...others] = operations
  const queryType = schema.getQueryType()
  if (!operation || others.length > 0 || operation.operation !== OperationTypeNode.QUERY) {
    return undefined
  }
  if (!queryType || !isPlain(document)) return undefined

  const compileObject = createObjectCompiler({ schema, fragments, operation })
  const answer = compileObject(queryType, [operation.selectionSet])
  const definitions = operation.variableDefinitions ?? []

  return async ({ variables, context }) => {
    const { coerced, errors } = getVariableValues(schema, definitions, variables)
    if (errors) throw new CannotAnswer()
    const run: QueryRun = {
      context,
      rootValue: variables,
      variables: coerced,
      pending: [],
      failed: false,
    }
    const data: Record<string, unknown> = {}
    answer(variables, data, run, undefined)
    while (run.pending.length > 0) await Promise.all(run.pending.splice(0))
    if (run.failed) throw new CannotAnswer()
    return data
  }
}

function isPlain(document: DocumentNode): boolean {
  let plain = true
  visit(document, {
    Directive() {
      plain = false
    },
    Field({ name, alias }) {
      if (name.value === '__schema' || name.value === '__type') plain = false
      // A key that objects treat differently from all others.
      if (alias?.value === '__proto__') plain = false
    },
  })
  return plain
}
