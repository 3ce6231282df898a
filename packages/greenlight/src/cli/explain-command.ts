import type { QueryTrace } from '#schema'
import { openSite } from '../site.ts'
import type { CommandContext } from './command-context.ts'
import type { QueryArguments } from './read-query.ts'

type Index = Parameters<QueryTrace['indexUsed']>[0]

/** All runs of one field's resolver. */
interface ResolverCost {
  readonly field: string
  count: number
  milliseconds: number
}

/** Prints what a query reads, which indexes answer it and what each resolver costs. */
export async function explainCommand(
  { root, reporter, json, answer }: CommandContext,
  { query, variables }: QueryArguments,
): Promise<boolean> {
  const site = await openSite({ root, command: 'build', reporter })
  try {
    const indexes: Index[] = []
    const resolvers = new Map<string, ResolverCost>()
    const trace: QueryTrace = {
      indexUsed: index => indexes.push(index),
      resolverRun({ parentType, field, milliseconds }) {
        const name = `${parentType}.${field}`
        const cost = resolvers.get(name) ?? { field: name, count: 0, milliseconds: 0 }
        cost.count += 1
        cost.milliseconds += milliseconds
        resolvers.set(name, cost)
      },
    }
    const started = performance.now()
    const { errors, reads } = await site.schema.execute({
      query,
      variables,
      pageContext: variables,
      trace,
    })
    const explanation = {
      milliseconds: performance.now() - started,
      errors: errors?.map(({ message }) => message) ?? [],
      nodes: [...reads.nodes].sort(),
      types: [...reads.types].sort(),
      indexes,
      resolvers: [...resolvers.values()].sort((a, b) => b.milliseconds - a.milliseconds),
    }
    answer(json ? JSON.stringify(explanation) : describe(explanation))
    return explanation.errors.length === 0
  } finally {
    await site.close()
  }
}

const SHOWN_NODES = 20

function describe(explanation: {
  readonly milliseconds: number
  readonly errors: readonly string[]
  readonly nodes: readonly string[]
  readonly types: readonly string[]
  readonly indexes: readonly Index[]
  readonly resolvers: readonly ResolverCost[]
}): string {
  const { milliseconds, errors, nodes, types, indexes, resolvers } = explanation
  const more = nodes.length > SHOWN_NODES ? [`  and ${nodes.length - SHOWN_NODES} more`] : []
  return [
    `answered in ${milliseconds.toFixed(2)} ms`,
    ...errors.map(error => `error: ${error}`),
    '',
    `types read as a whole (${types.length}): any change in them concerns the query`,
    ...types.map(type => `  ${type}`),
    `nodes read one by one (${nodes.length})`,
    ...nodes.slice(0, SHOWN_NODES).map(id => `  ${id}`),
    ...more,
    `indexes (${indexes.length})`,
    ...indexes.map(
      ({ type, fields, built, candidates, milliseconds: took }) =>
        `  ${type} by ${fields.join(', ') || 'nothing'}: ${candidates} candidates, ${built ? `built in ${took.toFixed(2)} ms` : 'there already'}`,
    ),
    `resolvers (${resolvers.length})`,
    ...resolvers.map(
      ({ field, count, milliseconds: took }) =>
        `  ${took.toFixed(2).padStart(9)} ms ${String(count).padStart(6)} x ${field}`,
    ),
  ].join('\n')
}
