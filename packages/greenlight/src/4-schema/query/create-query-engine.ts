import { type ExecutionResult, execute } from 'graphql'
import type { ExecuteArgs, PreparedQuery, QueryResult, QueryTrace } from '../site-schema.ts'
import { type CompiledQuery, compileQuery } from './execute/compile-query.ts'
import { createQueryPreparer } from './execute/query-preparer.ts'
import { timeResolvers } from './execute/time-resolvers.ts'
import { createScopes } from './index/node-scope.ts'
import { createNodeSearch } from './index/node-search.ts'
import { createTypeRevisions } from './index/type-revisions.ts'
import { isAffected } from './is-affected.ts'
import { fieldsRead, isRepeatable } from './is-repeatable.ts'
import { createResolvedFields } from './materialise/resolved-fields.ts'
import { createNodeModel, type NodeModelParts } from './node-model/create-node-model.ts'
import { createInlineObjects } from './node-model/inline-objects.ts'
import { createNodeTypes } from './node-model/node-types.ts'
import { createReads, type RecordedReads, typesRead } from './node-model/reads.ts'
import type { QueryEngine, QueryEngineInput } from './query-engine.ts'
import type { ResolverContext } from './resolver-context.ts'
import { defaultFieldResolver } from './resolvers/default-field-resolver.ts'

/** Makes the query engine of one schema. Indexes and lists are made when queries first need them. */
export function createQueryEngine(input: QueryEngineInput): QueryEngine {
  const { schema, nodes, resolverContext, warn } = input
  const nodeTypes = createNodeTypes(schema)
  const revisions = createTypeRevisions(nodes)
  const resolved = createResolvedFields({
    schema,
    nodes,
    nodeTypes,
    revisions,
    createContext: reads => createContext({}, reads),
  })
  const search = createNodeSearch({ scopeOf: createScopes(nodes, revisions), resolved })
  const inlineObjects = createInlineObjects()
  const parts: NodeModelParts = { nodes, nodeTypes, search, resolved, inlineObjects }
  const preparer = createQueryPreparer({ schema, warn })
  const compiledQueries = new WeakMap<PreparedQuery, CompiledQuery | undefined>()
  let timed = false

  function createContext(
    pageContext: Readonly<Record<string, unknown>>,
    reads: RecordedReads,
    { path, trace }: { path?: string | undefined; trace?: QueryTrace | undefined } = {},
  ): ResolverContext {
    return {
      ...pageContext,
      ...(path === undefined ? {} : { path }),
      ...resolverContext,
      defaultFieldResolver,
      nodeModel: createNodeModel(parts, reads, trace),
      ...(trace ? { trace } : {}),
    }
  }

  async function run(args: ExecuteArgs): Promise<QueryResult> {
    const { query, trace, path } = args
    const reads = createReads()
    const preparation =
      typeof query === 'string' || !preparer.isOwn(query)
        ? preparer.examine(typeof query === 'string' ? query : query.text)
        : { query, isDoubtful: false }
    if (preparation.errors) return { errors: preparation.errors, reads }
    if (trace && !timed) {
      timed = true
      timeResolvers(schema)
    }
    const variables = { ...args.pageContext, ...args.variables }
    const context = createContext(variables, reads, { path, trace })
    const answer = trace ? undefined : compiled(preparation.query)
    if (answer) {
      try {
        return { data: await answer({ variables, context }), reads }
      } catch {
        // Run again by graphql-js, which tells the errors as GraphQL has it.
      }
    }
    const result: ExecutionResult = await execute({
      schema,
      document: preparation.query.document,
      rootValue: variables,
      contextValue: context,
      variableValues: variables,
      fieldResolver: defaultFieldResolver,
    })
    return { ...result, reads }
  }

  function compiled(query: PreparedQuery): CompiledQuery | undefined {
    if (!compiledQueries.has(query)) {
      compiledQueries.set(query, compileQuery(schema, query.document))
    }
    return compiledQueries.get(query)
  }

  return {
    prepare: preparer.prepare,
    execute: run,
    isRepeatable(query) {
      const examined = preparer.examine(query)
      // What is said of a query is said in every run.
      if (examined.errors || examined.isDoubtful) return false
      return isRepeatable(schema, examined.query.document)
    },
    fieldsRead(query) {
      const examined = preparer.examine(query)
      return examined.errors ? undefined : fieldsRead(schema, examined.query.document)
    },
    nodeModel: reads => createNodeModel(parts, reads),
    isAffected: (reads, changes) =>
      isAffected(reads, changes, { nodeTypes, nodeModel: createNodeModel(parts, createReads()) }),
    typesRead: reads => typesRead(reads, { nodes, nodeTypes }),
  }
}
