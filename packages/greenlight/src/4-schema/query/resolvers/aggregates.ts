import type { GraphQLFieldResolver } from 'graphql'
import type { ResolverContext } from '../resolver-context.ts'
import {
  type ConnectionSource,
  dateToText,
  type FieldArguments,
  type FieldColumn,
  withColumn,
} from './aggregate-values.ts'

type AggregateResolver = GraphQLFieldResolver<ConnectionSource, ResolverContext, FieldArguments>

function createResolver(
  typeName: string,
  aggregate: (column: FieldColumn) => unknown,
): AggregateResolver {
  return (source, { field }, context) => withColumn({ typeName, source, field, context }, aggregate)
}

/** Resolver of `distinct`: the different values, sorted as texts; lists contribute their elements. */
export function createDistinctResolver(typeName: string): AggregateResolver {
  return createResolver(typeName, ({ nodes, read }) => {
    const values = new Set<unknown>()
    for (const node of nodes) {
      const value = read(node)
      if (value === null || value === undefined) continue
      for (const element of Array.isArray(value) ? value : [value]) values.add(dateToText(element))
    }
    return [...values].sort()
  })
}

/** Resolver of `min`: the least number, null when there is none. */
export function createMinResolver(typeName: string): AggregateResolver {
  return createResolver(typeName, column => {
    let least = Number.MAX_SAFE_INTEGER
    for (const value of numbersOf(column)) if (value < least) least = value
    return least === Number.MAX_SAFE_INTEGER ? null : least
  })
}

/** Resolver of `max`: the greatest number, null when there is none. */
export function createMaxResolver(typeName: string): AggregateResolver {
  return createResolver(typeName, column => {
    let greatest = Number.MIN_SAFE_INTEGER
    for (const value of numbersOf(column)) if (value > greatest) greatest = value
    return greatest === Number.MIN_SAFE_INTEGER ? null : greatest
  })
}

/** Resolver of `sum`: null when there is no number at all. */
export function createSumResolver(typeName: string): AggregateResolver {
  return createResolver(typeName, column => {
    let sum: number | null = null
    for (const value of numbersOf(column)) sum = (sum ?? 0) + value
    return sum
  })
}

/** Values that JavaScript can turn into numbers, null as 0 among them (as in Gatsby). */
function numbersOf({ nodes, read }: FieldColumn): number[] {
  return nodes.map(node => Number(read(node))).filter(value => !Number.isNaN(value))
}
