import type { Node } from '#nodes'
import type { FieldReader } from '../index/node-search.ts'
import { andThen, type MaybePromise } from '../maybe-promise.ts'
import type { ResolverContext } from '../resolver-context.ts'
import { fieldPath } from '../sort/parse-sort.ts'
import { valueAt } from '../value/value-at.ts'
import type { Edge } from './paginate.ts'

/** Source of the fields of a connection; plugins may hand on a changed one. */
export interface ConnectionSource {
  readonly edges: readonly Pick<Edge, 'node'>[]
}

export interface FieldArguments {
  /** `{ a: { b: 'SELECT' } }`, or a dotted path. */
  readonly field: unknown
}

/** One field of the nodes of a connection. */
export interface FieldColumn {
  readonly path: string
  readonly reader: FieldReader
  readonly nodes: readonly Node[]
  read(node: Node): unknown
}

/** Does something with a field of all nodes of a connection, once the field is resolved. */
export function withColumn<T>(
  args: {
    readonly typeName: string
    readonly source: ConnectionSource
    readonly field: unknown
    readonly context: ResolverContext
  },
  aggregate: (column: FieldColumn) => T,
): MaybePromise<T> {
  const path = typeof args.field === 'string' ? args.field : fieldPath(args.field).path
  const steps = path.split('.')
  return andThen(args.context.nodeModel.readField(args.typeName, path), reader =>
    aggregate({
      path,
      reader,
      nodes: args.source.edges.map(({ node }) => node),
      read: node => valueAt(reader.rootOf(node), steps),
    }),
  )
}

/** A `Date` as the text that JSON makes of it, everything else as it is. */
export function dateToText(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value
}
