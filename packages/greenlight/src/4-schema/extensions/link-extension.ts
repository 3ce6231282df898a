import {
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isListType,
  isOutputType,
} from 'graphql'
import type { Node } from '#nodes'
import { andThen } from '../query/maybe-promise.ts'
import type { FilterInput } from '../query/node-model/node-model.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
import { valueAt } from '../query/value/value-at.ts'
import type { FieldExtension } from '../schema-input.ts'
import { type FieldSource, redirect } from './redirect.ts'

interface LinkOptions extends FieldSource {
  /** Dotted path of the field of the linked node that holds the key. */
  readonly by?: string | undefined
  /** Type to look in, when it is not the type of the field. */
  readonly on?: string | undefined
}

/** `@link(by: "id", from, on)`: the field holds keys of other nodes and shows those nodes. */
export const linkExtension: FieldExtension = {
  name: 'link',
  description: 'Link to node by foreign-key relation.',
  args: {
    by: { type: 'String!', defaultValue: 'id' },
    from: 'String',
    on: 'String',
  },
  extend: (options: LinkOptions, { resolve }, composer) => {
    const target = options.on
      ? composer.typeMapper.convertSDLWrappedTypeName(options.on)?.getType()
      : undefined
    const linkedType = isOutputType(target) ? target : undefined
    const by = options.by ?? 'id'
    return {
      resolve: (source, args, context, info) => {
        const read = resolve ?? context.defaultFieldResolver
        return andThen(read(source, args, context, redirect(info, options)), key =>
          findLinked({ key, by, type: linkedType ?? info.returnType, args, context }),
        )
      },
    }
  },
}

interface LinkLookup {
  readonly key: unknown
  readonly by: string
  readonly type: GraphQLOutputType
  readonly args: Readonly<Record<string, unknown>>
  readonly context: ResolverContext
}

function findLinked({ key, by, type: fieldType, args, context }: LinkLookup) {
  if (key === undefined || key === null) return null
  const type = getNamedType(fieldType)
  const { nodeModel, path } = context
  if (by === 'id') {
    return Array.isArray(key)
      ? nodeModel.getNodesByIds({ ids: key, type }, { path })
      : nodeModel.getNodeById({ id: key, type }, { path })
  }
  if (Array.isArray(key) && key.length === 0) return key
  const query = { ...args, filter: filterBy(by, key) }
  if (!isListType(getNullableType(fieldType))) return nodeModel.findFirst({ query, type }, { path })
  return andThen(nodeModel.findList({ query, type }, { path }), ({ nodes }) =>
    Array.isArray(key) ? inOrderOfKeys(nodes, by, key) : nodes,
  )
}

function filterBy(path: string, key: unknown): FilterInput {
  const condition: FilterInput = Array.isArray(key) ? { in: key } : { eq: key }
  return path
    .split('.')
    .reduceRight<FilterInput>((filter, field) => ({ [field]: filter }), condition)
}

/** The first node of each key; keys without a node leave `undefined`, as in Gatsby. */
function inOrderOfKeys(nodes: readonly Node[], by: string, keys: readonly unknown[]) {
  const byKey = new Map<unknown, Node>()
  for (const node of nodes) {
    const key = valueAt(node, by)
    if (!byKey.has(key)) byKey.set(key, node)
  }
  return keys.map(key => byKey.get(key))
}
