import {
  ObjectTypeComposer,
  type ObjectTypeComposerFieldConfigMapDefinition,
} from 'graphql-compose'
import { ProblemError } from '#diagnostics'
import type { Nodes } from '#nodes'
import { type Composer, namedTypes } from '../build/composer.ts'
import { invalidFields } from '../errors.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
import type { ActingPlugin, SchemaHooks } from '../schema-input.ts'

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
    for (const result of results[index] ?? []) addFields(type, result)
  }
}

/** @throws ProblemError when the fields are none */
function addFields(
  type: ObjectTypeComposer<unknown, ResolverContext>,
  { fields, plugin }: { readonly fields: object; readonly plugin: ActingPlugin },
): void {
  try {
    // What plugins return is checked by graphql-compose.
    type.addNestedFields(fields as Fields)
  } catch (error) {
    const origin = { plugin: plugin.name, hook: 'setFieldsOnGraphQLNodeType' }
    throw new ProblemError(invalidFields(type.getTypeName(), origin, error))
  }
}
