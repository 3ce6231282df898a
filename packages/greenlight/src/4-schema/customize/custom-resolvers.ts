import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import type { ObjectTypeComposer } from 'graphql-compose'
import type { Composer, ReportProblem } from '../build/composer.ts'
import { resolversChangeType, resolversWithoutType } from '../errors.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
import type { ActingPlugin, ResolverMap, SchemaHooks } from '../schema-input.ts'

type AnyResolver = GraphQLFieldResolver<unknown, ResolverContext>

/** A field as `createResolvers` takes it; types in any form that graphql-compose takes. */
interface FieldResolvers {
  readonly type?: unknown
  readonly args?: Readonly<Record<string, unknown>>
  readonly resolve?: AnyResolver
}

interface Adding {
  readonly composer: Composer
  readonly report: ReportProblem
}

/**
 * Runs `createResolvers`. A field that exists keeps its type up to nullability and gets the new resolver, which
 * finds the old one as `info.originalResolver`; other fields are added, without filter or sort.
 */
export async function addCustomResolvers(
  hooks: SchemaHooks,
  { composer, report }: Adding,
): Promise<void> {
  // Empty types are dropped before the plugins act, as building the intermediate schema would do.
  composer.removeEmptyTypes(composer.Query, new Set())
  let intermediate: GraphQLSchema | undefined
  await hooks.createResolvers({
    get intermediateSchema() {
      intermediate ??= composer.buildSchema()
      return intermediate
    },
    add: (resolvers, { ignoreNonexistentTypes = false }, plugin) => {
      addResolverMap(resolvers, plugin, { composer, report, ignoreNonexistentTypes })
    },
  })
}

function addResolverMap(
  resolvers: ResolverMap,
  plugin: ActingPlugin,
  { composer, report, ignoreNonexistentTypes }: Adding & { ignoreNonexistentTypes: boolean },
): void {
  for (const [typeName, fields] of Object.entries(resolvers)) {
    if (!composer.has(typeName)) {
      if (ignoreNonexistentTypes) continue
      report(resolversWithoutType(typeName, plugin.name))
      continue
    }
    const type = composer.getOTC(typeName)
    for (const [fieldName, field] of Object.entries(fields)) {
      if (type.hasField(fieldName)) overrideField({ type, fieldName, field, plugin, report })
      else {
        type.addFields({ [fieldName]: { ...field, type: field.type as string } })
        type.setFieldExtension(fieldName, 'createdFrom', 'createResolvers')
      }
    }
  }
}

interface Override {
  readonly type: ObjectTypeComposer<unknown, ResolverContext>
  readonly fieldName: string
  readonly field: FieldResolvers
  readonly plugin: ActingPlugin
  readonly report: ReportProblem
}

function overrideField({ type, fieldName, field, plugin, report }: Override): void {
  const original = type.getFieldConfig(fieldName)
  const isThirdParty = type.getExtension('createdFrom') === 'thirdPartySchema'
  const newType = field.type ? nameOfType(field.type) : undefined
  const oldType = String(original.type)
  const nullable = (name: string) => name.replace(/!/g, '')
  if (newType !== undefined && nullable(newType) !== nullable(oldType) && !isThirdParty) {
    const name = `${type.getTypeName()}.${fieldName}`
    report(resolversChangeType(name, { from: oldType, to: newType }, plugin.name))
    return
  }
  const { resolve } = field
  if (resolve) type.extendFieldExtensions(fieldName, { needsResolve: true })
  type.extendField(fieldName, {
    ...(field.type ? { type: field.type as string } : {}),
    ...(field.args ? { args: field.args as Record<string, string> } : {}),
    ...(resolve ? { resolve: withOriginal(resolve, original.resolve) } : {}),
  })
  if (isThirdParty) type.setFieldExtension(fieldName, 'originalFieldConfig', original)
}

function withOriginal(resolve: AnyResolver, original: AnyResolver | undefined): AnyResolver {
  return (source, args, context, info) => {
    const originalResolver = original ?? context.defaultFieldResolver
    return resolve(source, args, context, { ...info, originalResolver } as typeof info)
  }
}

function nameOfType(type: unknown): string {
  return Array.isArray(type) ? `[${type.map(nameOfType).join(',')}]` : String(type)
}
