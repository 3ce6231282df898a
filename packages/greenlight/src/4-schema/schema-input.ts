import type { DocumentNode, GraphQLNamedType, GraphQLSchema } from 'graphql'
import type { Nodes } from '#nodes'

/** Who acts: only the name counts for ownership of types. */
export interface ActingPlugin {
  readonly name: string
}

/** What `actions.createTypes` accepts, one item: SDL, a parsed document, a graphql-js type or a type builder's record. */
export type TypeInput = string | DocumentNode | GraphQLNamedType | TypeBuilderRecord

/** What `schema.buildObjectType` and its siblings return. */
export interface TypeBuilderRecord {
  readonly kind: 'OBJECT' | 'INPUT_OBJECT' | 'UNION' | 'INTERFACE' | 'ENUM' | 'SCALAR'
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string }
}

/** Custom directive of `actions.createFieldExtension`. */
export interface FieldExtension {
  readonly name: string
  readonly args?: Readonly<Record<string, unknown>>
  readonly type?: unknown
  readonly extend?: (args: unknown, previousConfig: unknown) => unknown
}

/** Everything that plugins say of the schema before it is built, in the order they said it. */
export interface SchemaCustomization {
  readonly types: readonly { readonly type: TypeInput; readonly plugin: ActingPlugin }[]
  readonly fieldExtensions: readonly {
    readonly extension: FieldExtension
    readonly plugin: ActingPlugin
  }[]
  readonly thirdPartySchemas: readonly {
    readonly schema: GraphQLSchema
    readonly plugin: ActingPlugin
  }[]
  /** Merged resolver contexts, plugins under their camel-cased name, the site's flat. */
  readonly resolverContext: Readonly<Record<string, unknown>>
}

/** The hooks that take part in building a schema, given by `site.ts` so that this stage knows no hook runner. */
export interface SchemaHooks {
  /** Runs `setFieldsOnGraphQLNodeType` for one node type; resolves the maps that plugins returned. */
  setFields(type: {
    readonly name: string
    readonly nodes: readonly unknown[]
  }): Promise<
    readonly { readonly fields: Readonly<Record<string, unknown>>; readonly plugin: ActingPlugin }[]
  >
  /** Runs `createResolvers`; `add` is what the plugin calls as `createResolvers`. */
  createResolvers(args: {
    readonly intermediateSchema: GraphQLSchema
    readonly add: (
      resolvers: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
      options: { readonly ignoreNonexistentTypes?: boolean },
      plugin: ActingPlugin,
    ) => void
  }): Promise<void>
}

/** Input of stage 4. */
export interface SchemaInput {
  readonly nodes: Nodes
  readonly customization: SchemaCustomization
  readonly hooks: SchemaHooks
  /** `mapping` of gatsby-config: `"Type.field": "OtherType[.path]"`. */
  readonly mapping: Readonly<Record<string, string>>
}
