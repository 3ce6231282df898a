import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type SelectionSetNode,
} from 'graphql'

/** Field nodes by the key they have in the answer, in the order of the answer. */
export type CollectedFields = ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>

/**
 * The fields that selections ask of an object type, fragments opened up: `CollectFields` of the GraphQL
 * specification, for documents without `@skip` and `@include`.
 */
export function collectFields(args: {
  readonly schema: GraphQLSchema
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  readonly type: GraphQLObjectType
  readonly selectionSets: readonly SelectionSetNode[]
}): CollectedFields {
  const { schema, fragments, type } = args
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>()
  const visited = new Set<string>()

  function applies(condition: NamedTypeNode | undefined): boolean {
    if (!condition) return true
    const conditional = schema.getType(condition.name.value)
    if (conditional === type) return true
    return isAbstractType(conditional) && schema.isSubType(conditional, type)
  }

  function collect(selectionSet: SelectionSetNode): void {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const known = fields.get(key)
        if (known) known.push(selection)
        else fields.set(key, [selection])
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(selection.typeCondition)) collect(selection.selectionSet)
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value)
        const fragment = fragments[selection.name.value]
        if (fragment && applies(fragment.typeCondition)) collect(fragment.selectionSet)
      }
    }
  }

  for (const selectionSet of args.selectionSets) collect(selectionSet)
  return fields
}
