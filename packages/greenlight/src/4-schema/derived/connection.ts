import type { ObjectTypeComposer } from 'graphql-compose'
import type { Composer, FieldsComposer } from '../build/composer.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
import {
  createDistinctResolver,
  createMaxResolver,
  createMinResolver,
  createSumResolver,
} from '../query/resolvers/aggregates.ts'
import { createGroupResolver } from '../query/resolvers/group.ts'
import { addDerivedType } from '../types/derived-types.ts'
import { fieldSelector } from './sort-input.ts'

type ObjectComposer = ObjectTypeComposer<unknown, ResolverContext>

interface ConnectionInput {
  readonly composer: Composer
  readonly type: FieldsComposer
}

/** `PostConnection`: a page of nodes with counts, edges and aggregates. */
export function connectionType(input: ConnectionInput): ObjectComposer {
  return pageOfNodes(input, `${input.type.getTypeName()}Connection`, {})
}

/** `PostGroupConnection`: the nodes that share a value. */
function groupConnectionType(input: ConnectionInput): ObjectComposer {
  const name = `${input.type.getTypeName()}GroupConnection`
  return pageOfNodes(input, name, { field: 'String!', fieldValue: 'String' })
}

function pageOfNodes(
  input: ConnectionInput,
  name: string,
  ownFields: Readonly<Record<string, string>>,
): ObjectComposer {
  const { composer, type } = input
  const typeName = type.getTypeName()
  const field = fieldSelector(composer, type).getTypeNonNull()
  const connection = composer.getOrCreateOTC(name, created => {
    // Within the callback, because groups contain groups: the second asks for a type that exists by then.
    const group = groupConnectionType(input).getTypeNonNull()
    created.addFields({
      totalCount: 'Int!',
      edges: [edgeType(input).getTypeNonNull()],
      nodes: [type.getTypeNonNull()],
      pageInfo: pageInfoType(composer).getTypeNonNull(),
      distinct: { type: ['String!'], args: { field }, resolve: createDistinctResolver(typeName) },
      max: { type: 'Float', args: { field }, resolve: createMaxResolver(typeName) },
      min: { type: 'Float', args: { field }, resolve: createMinResolver(typeName) },
      sum: { type: 'Float', args: { field }, resolve: createSumResolver(typeName) },
      group: {
        type: [group],
        args: { skip: 'Int', limit: 'Int', field },
        resolve: createGroupResolver(typeName),
      },
      ...ownFields,
    })
  })
  connection.makeFieldNonNull(['edges', 'nodes', 'distinct', 'group'])
  addDerivedType(type, name)
  return connection
}

function edgeType({ composer, type }: ConnectionInput): ObjectComposer {
  const name = `${type.getTypeName()}Edge`
  addDerivedType(type, name)
  return composer.getOrCreateOTC(name, edge => {
    edge.addFields({ next: type, node: type.getTypeNonNull(), previous: type })
  })
}

function pageInfoType(composer: Composer): ObjectComposer {
  return composer.getOrCreateOTC('PageInfo', pageInfo => {
    pageInfo.addFields({
      currentPage: 'Int!',
      hasPreviousPage: 'Boolean!',
      hasNextPage: 'Boolean!',
      itemCount: 'Int!',
      pageCount: 'Int!',
      perPage: 'Int',
      totalCount: 'Int!',
    })
  })
}
