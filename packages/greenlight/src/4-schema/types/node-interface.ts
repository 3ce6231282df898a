import type { InterfaceTypeComposer } from 'graphql-compose'
import type {
  Composer,
  FieldsComposer,
  InterfaceComposer,
  ObjectComposer,
} from '../build/composer.ts'
import type { ResolverContext } from '../query/resolver-context.ts'

/** What the resolvers of the interface read of a node. */
interface NodeParts {
  readonly parent: string | null
  readonly children: readonly string[]
  readonly internal: { readonly type: string }
}

/** Fields every node has; inference leaves them alone. */
export const NODE_FIELDS: ReadonlySet<string> = new Set(['id', 'parent', 'children', 'internal'])

/** The `Node` interface and its `Internal` type, made when the schema has none yet. */
export function nodeInterface(composer: Composer): InterfaceComposer {
  const internal = composer.getOrCreateOTC('Internal', type => {
    type.addFields({
      content: 'String',
      contentDigest: 'String!',
      description: 'String',
      fieldOwners: ['String'],
      ignoreType: 'Boolean',
      mediaType: 'String',
      owner: 'String!',
      type: 'String!',
      contentFilePath: 'String',
    })
    // Registers `InternalInput` now, which keeps the order of types in the schema.
    type.getInputTypeComposer()
  })
  return composer.getOrCreateIFTC(
    'Node',
    (type: InterfaceTypeComposer<NodeParts, ResolverContext>) => {
      type.setDescription('Node Interface')
      type.setResolveType(node => node.internal.type)
      type.addFields({
        id: 'ID!',
        parent: {
          type: 'Node',
          resolve: (node, _args, { nodeModel, path }) =>
            nodeModel.getNodeById({ id: node.parent }, { path }),
          extensions: { needsResolve: true },
        },
        children: {
          type: '[Node!]!',
          resolve: (node, _args, { nodeModel, path }) =>
            nodeModel.getNodesByIds({ ids: node.children }, { path }),
          extensions: { needsResolve: true },
        },
        internal: internal.getTypeNonNull(),
      })
      // `id` is filtered as a string.
      type.getInputTypeComposer().extendField('id', { type: 'String' })
    },
  )
}

/** Gives a type the fields of `Node` and makes sure that the schema contains it. */
export function addNodeFields(composer: Composer, type: FieldsComposer): void {
  type.addFields(nodeInterface(composer).getFields())
  composer.addSchemaMustHaveType(type)
}

/** Makes a type a node type. */
export function implementNode(composer: Composer, type: ObjectComposer): void {
  type.addInterface(nodeInterface(composer))
  addNodeFields(composer, type)
}
