import { DirectiveLocation, GraphQLDirective } from 'graphql'
import type { ObjectTypeComposerArgumentConfigMapDefinition } from 'graphql-compose'
import type { Composer } from '../build/composer.ts'
import type { FieldExtensions } from './field-extensions.ts'

interface DirectiveSource {
  readonly name: string
  readonly description?: string | undefined
  readonly args?: Readonly<Record<string, unknown>> | undefined
  readonly locations: readonly DirectiveLocation[]
}

/** Made anew for each schema, because inference writes into the default lists. */
const typeDirectives = (): readonly DirectiveSource[] => [
  {
    name: 'infer',
    description: 'Infer field types from field values.',
    locations: [DirectiveLocation.OBJECT],
  },
  {
    name: 'dontInfer',
    description: 'Do not infer field types from field values.',
    locations: [DirectiveLocation.OBJECT],
  },
  {
    name: 'mimeTypes',
    description: 'Define the mime-types handled by this type.',
    args: {
      types: {
        type: '[String!]!',
        defaultValue: [],
        description: 'The mime-types handled by this type.',
      },
    },
    locations: [DirectiveLocation.OBJECT],
  },
  {
    name: 'childOf',
    description:
      'Define parent-child relations between types. This is used to add `child*` and `children*` convenience fields like `childImageSharp`.',
    args: {
      mimeTypes: {
        type: '[String!]!',
        defaultValue: [],
        description:
          'A list of mime-types this type is a child of. Usually these are the mime-types handled by a transformer plugin.',
      },
      types: {
        type: '[String!]!',
        defaultValue: [],
        description:
          'A list of types this type is a child of. Usually these are the types handled by a transformer plugin.',
      },
    },
    locations: [DirectiveLocation.OBJECT],
  },
  {
    name: 'nodeInterface',
    description:
      'DEPRECATED: Use interface inheritance instead, i.e. "interface Foo implements Node".\n\nAdds root query fields for an interface. All implementing types must also implement the Node interface.',
    locations: [DirectiveLocation.INTERFACE],
  },
]

/** Declares the directives of all extensions, fields' before types'. */
export function addDirectives(composer: Composer, extensions: FieldExtensions): void {
  for (const { name, description, args, type } of extensions.values()) {
    // An extension may bring along a type that it gives to fields.
    if (type) composer.createTC(type as string)
    const locations = [DirectiveLocation.FIELD_DEFINITION]
    composer.addDirective(createDirective(composer, { name, description, args, locations }))
  }
  for (const directive of typeDirectives()) {
    composer.addDirective(createDirective(composer, directive))
  }
}

function createDirective(composer: Composer, source: DirectiveSource): GraphQLDirective {
  const { name, description, args = {}, locations } = source
  // Argument definitions come from plugins in any form; graphql-compose checks them.
  const definitions = args as ObjectTypeComposerArgumentConfigMapDefinition
  const converted = composer.typeMapper.convertArgConfigMap(definitions)
  return new GraphQLDirective({
    name,
    description,
    locations,
    args: Object.fromEntries(
      Object.entries(converted).map(([argument, config]) => [
        argument,
        { ...config, type: config.type.getType() },
      ]),
    ),
  })
}
