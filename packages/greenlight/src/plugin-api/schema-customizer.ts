import { isAbsolute, resolve } from 'node:path'
import { type GraphQLSchema, isSchema } from 'graphql'
import camelCase from 'lodash-es/camelCase.js'
import { type Problem, ProblemError, parseStack, stackOf } from '#diagnostics'
import type { Plugin } from '#plugins'
import type {
  FieldExtension,
  PrintTypeDefinitions,
  SchemaCustomization,
  TypeDefinition,
  TypeInput,
} from '#schema'
import { isRecord } from '#support/is-record'
import { duplicateExtension, invalidArgument } from './errors.ts'

/** Collects what plugins say of the schema with actions. */
export interface SchemaCustomizer {
  /** @throws ProblemError when it is given nothing that could be types */
  createTypes(types: unknown, plugin: Plugin): void
  createFieldExtension(extension: unknown, plugin: Plugin): void
  createResolverContext(context: unknown, plugin: Plugin): void
  addThirdPartySchema(options: unknown, plugin: Plugin): void
  printTypeDefinitions(options: unknown): void
  /** Everything so far. */
  customization(): SchemaCustomization
}

/** Makes an empty customizer. `root` is the folder that relative paths start from. */
export function createSchemaCustomizer({
  root,
  report,
}: {
  readonly root: string
  readonly report: (problem: Problem) => void
}): SchemaCustomizer {
  const types: TypeDefinition[] = []
  const extensions = new Map<string, { extension: FieldExtension; plugin: Plugin }>()
  const thirdPartySchemas: { schema: GraphQLSchema; plugin: Plugin }[] = []
  const resolverContext: Record<string, unknown> = {}
  let print: PrintTypeDefinitions | undefined

  return {
    createTypes(given, plugin) {
      const place = callingPlace(plugin)
      for (const type of Array.isArray(given) ? given : [given]) {
        if (!isTypeInput(type)) {
          throw new ProblemError(invalidArgument('createTypes', describe(type), plugin.name))
        }
        types.push({
          type,
          plugin,
          get place() {
            return place()
          },
        })
      }
    },
    createFieldExtension(extension, plugin) {
      if (!isFieldExtension(extension)) {
        const why = 'an extension without name'
        throw new ProblemError(invalidArgument('createFieldExtension', why, plugin.name))
      }
      if (extensions.has(extension.name)) report(duplicateExtension(extension.name, plugin.name))
      else extensions.set(extension.name, { extension, plugin })
    },
    createResolverContext(context, plugin) {
      if (typeof context !== 'object' || context === null) return
      const isSite = plugin.name === 'default-site-plugin'
      const name = camelCase(plugin.name.replace(/^gatsby-/, ''))
      Object.assign(resolverContext, isSite ? context : { [name]: context })
    },
    addThirdPartySchema(options, plugin) {
      const schema = isRecord(options) ? options.schema : undefined
      if (!isSchema(schema)) {
        const why = 'something that is no schema of the shared graphql package'
        throw new ProblemError(invalidArgument('addThirdPartySchema', why, plugin.name))
      }
      thirdPartySchemas.push({ schema, plugin })
    },
    printTypeDefinitions(options) {
      const given = isRecord(options) ? options : {}
      const path = typeof given.path === 'string' ? given.path : 'schema.gql'
      print = { ...given, path: isAbsolute(path) ? path : resolve(root, path) }
    },
    customization: () => ({
      types,
      fieldExtensions: [...extensions.values()],
      thirdPartySchemas,
      resolverContext,
      ...(print ? { printTypeDefinitions: print } : {}),
    }),
  }
}

/** Tells where the plugin's own code called the action; reading a stack takes longer than many a schema. */
function callingPlace(plugin: Plugin): () => TypeDefinition['place'] {
  const call = new Error()
  return () => {
    const frames = parseStack(stackOf(call))
    const frame = frames.find(({ file }) => file.startsWith(`${plugin.resolve}/`))
    return frame && { file: frame.file, line: frame.line, column: frame.column }
  }
}

function isTypeInput(value: unknown): value is TypeInput {
  return typeof value === 'string' || (typeof value === 'object' && value !== null)
}

function isFieldExtension(value: unknown): value is FieldExtension {
  return isRecord(value) && typeof value.name === 'string' && value.name !== ''
}

function describe(value: unknown): string {
  return value === null ? 'null' : `a value of type ${typeof value}`
}
