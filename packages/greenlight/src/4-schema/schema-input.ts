import type { DocumentNode, GraphQLFieldConfig, GraphQLNamedType, GraphQLSchema } from 'graphql'
import type { Problem } from '#diagnostics'
import type { Nodes } from '#nodes'
import type { Composer } from './build/composer.ts'
import type { Inference } from './inference/inference.ts'
import type { InferredTypes } from './inference/type-source.ts'
import type { ResolverContext } from './query/resolver-context.ts'
import type { RemoteFileResolvers } from './types/remote-file.ts'

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

/** Where in a plugin's code something was said; `line` and `column` count from 1. */
export interface SourcePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** A field's configuration, as graphql-js has it. */
export type FieldConfig = GraphQLFieldConfig<unknown, ResolverContext>

/** The parts of a field's configuration that an extension changes; types in any form graphql-compose takes. */
export interface FieldChanges {
  readonly type?: unknown
  readonly args?: unknown
  readonly resolve?: FieldConfig['resolve'] | undefined
  readonly [other: string]: unknown
}

/** Custom directive of `actions.createFieldExtension`. */
export interface FieldExtension {
  readonly name: string
  readonly description?: string
  /** Arguments of the directive, in any form graphql-compose takes. */
  readonly args?: Readonly<Record<string, unknown>>
  /** A type to be registered with the extension. */
  readonly type?: unknown
  /**
   * Gives the parts of the field's configuration that change; `previous` is the field as earlier extensions left
   * it.
   */
  extend?(
    options: Readonly<Record<string, unknown>>,
    previous: FieldConfig,
    composer: Composer,
  ): FieldChanges
}

/** One call of `actions.createTypes`; a list of types counts as that many calls. */
export interface TypeDefinition {
  readonly type: TypeInput
  readonly plugin: ActingPlugin
  /** Where `createTypes` was called: points problems in SDL to a line of that file. */
  readonly place?: SourcePlace | undefined
}

/** Everything that plugins say of the schema before it is built, in the order they said it. */
export interface SchemaCustomization {
  readonly types: readonly TypeDefinition[]
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
  /** Last call of `actions.printTypeDefinitions`. */
  readonly printTypeDefinitions?: PrintTypeDefinitions | undefined
}

/** What `actions.printTypeDefinitions` was asked to write. */
export interface PrintTypeDefinitions {
  /** Absolute path of the file; an existing file is left alone. */
  readonly path: string
  readonly include?: TypeSelection | undefined
  readonly exclude?: TypeSelection | undefined
  /** Whether types that the chosen ones refer to come along; true when left out. */
  readonly withFieldTypes?: boolean | undefined
}

export interface TypeSelection {
  readonly types?: readonly string[]
  readonly plugins?: readonly string[]
}

/** Resolvers by type and field, as a plugin hands them to `createResolvers`. */
export type ResolverMap = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>

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
    /** Built when it is first read: few plugins do. */
    readonly intermediateSchema: GraphQLSchema
    readonly add: (
      resolvers: ResolverMap,
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
  /**
   * What earlier builds over the same nodes learned of their fields; the next build then looks at changed nodes
   * only. Made by `createInference`.
   */
  readonly inference?: Inference | undefined
  /** What another thread took from the same nodes; they are not looked at then. */
  readonly inferred?: InferredTypes | undefined
  /** Fields of files on other servers fail without. */
  readonly remoteFile?: RemoteFileResolvers | undefined
  /** Told of conflicts and other warnings. */
  readonly report?: ((problem: Problem) => void) | undefined
}
