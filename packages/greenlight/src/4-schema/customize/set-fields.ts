import {
  ObjectTypeComposer,
  type ObjectTypeComposerFieldConfigMapDefinition,
} from 'graphql-compose'
import type { Nodes } from '#nodes'
import { type Composer, namedTypes } from '../build/composer.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
import type { SchemaHooks } from '../schema-input.ts'

type Fields = ObjectTypeComposerFieldConfigMapDefinition<unknown, ResolverContext>

/**
 * Runs `setFieldsOnGraphQLNodeType` for every node type and adds what comes back. A dotted name such as
 * `frontmatter.published` adds to a nested object.
 */
export async function addFieldsOfHooks({
  composer,
  nodes,
  hooks,
}: {
  readonly composer: Composer
  readonly nodes: Nodes
  readonly hooks: SchemaHooks
}): Promise<void> {
  const types = namedTypes(composer).filter(
    type => type instanceof ObjectTypeComposer && type.hasInterface('Node'),
  )
  const results = await Promise.all(
    types.map(type => {
      const name = type.getTypeName()
      return hooks.setFields({
        name,
        // Read by few plugins: made when asked for.
        get nodes() {
          return nodes.ofTypeById(name)
        },
      })
    }),
  )
  for (const [index, type] of types.entries()) {
    if (!(type instanceof ObjectTypeComposer)) continue
    // What plugins return is checked by graphql-compose.
    for (const { fields } of results[index] ?? []) type.addNestedFields(fields as Fields)
  }
}
