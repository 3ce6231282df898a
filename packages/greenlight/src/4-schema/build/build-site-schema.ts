import { type GraphQLSchema, printSchema } from 'graphql'
import { ProblemError } from '#diagnostics'
import { addCustomResolvers } from '../customize/custom-resolvers.ts'
import { addFieldsOfHooks } from '../customize/set-fields.ts'
import { addThirdPartySchema } from '../customize/third-party-schema.ts'
import { typesDoNotFit } from '../errors.ts'
import { collectFieldExtensions } from '../extensions/field-extensions.ts'
import { addInferredTypes } from '../inference/add-inferred-types.ts'
import { createInference } from '../inference/inference.ts'
import { readTypes, repeatTypes } from '../inference/type-source.ts'
import { writeTypeDefinitions } from '../print/write-type-definitions.ts'
import { createQueryEngine } from '../query/create-query-engine.ts'
import type { SchemaInput } from '../schema-input.ts'
import type { SiteSchema } from '../site-schema.ts'
import { addTypes } from '../types/add-types.ts'
import { addChildFields, inferChildTypes } from '../types/child-fields.ts'
import { typesWithoutInference } from '../types/types-without-inference.ts'
import { assertTypesExist, assertValidSchema } from './check-types.ts'
import type { Composer } from './composer.ts'
import { addDefaultResolvers, finishTypes, freezeTypes } from './finish-types.ts'
import { createSchemaComposer } from './schema-composer.ts'

/**
 * Builds the schema of a site from its nodes and from what plugins say of their types.
 *
 * @throws ProblemError when the types do not make a schema
 */
export async function buildSiteSchema(input: SchemaInput): Promise<SiteSchema> {
  const { nodes, customization, hooks, mapping } = input
  const report = input.report ?? (() => {})
  const source = input.inferred
    ? repeatTypes(input.inferred)
    : readTypes({ nodes, inference: input.inference ?? createInference() })
  const extensions = collectFieldExtensions(
    customization.fieldExtensions.map(({ extension }) => extension),
  )
  const composer = createSchemaComposer(extensions, input.remoteFile)
  addTypes(customization.types, { composer, report })
  const skipped = typesWithoutInference(customization.types)
  addInferredTypes({ composer, source, mapping, skipped, report })
  inferChildTypes({ composer, source })
  const { printTypeDefinitions } = customization
  if (printTypeDefinitions) await writeTypeDefinitions(printTypeDefinitions, { composer, report })
  await addFieldsOfHooks({ composer, nodes, hooks })
  addChildFields(composer, report)
  finishTypes(composer, extensions)
  for (const { schema } of customization.thirdPartySchemas) addThirdPartySchema(composer, schema)
  assertTypesExist(composer, customization.types)
  await addCustomResolvers(hooks, { composer, report })
  addDefaultResolvers(composer)
  assertTypesExist(composer, customization.types)
  const schema = toGraphQLSchema(composer)
  assertValidSchema(schema, customization.types)
  const { resolverContext } = customization
  const engine = createQueryEngine({ schema, nodes, resolverContext, warn: report })
  return { ...engine, schema, inferred: source.inferred, print: printerOf(schema) }
}

/**
 * Types that refer to types that do not exist, or otherwise do not fit together, make no schema.
 * @throws ProblemError then
 */
function toGraphQLSchema(composer: Composer): GraphQLSchema {
  try {
    const schema = composer.buildSchema()
    freezeTypes(composer)
    return schema
  } catch (error) {
    throw new ProblemError(typesDoNotFit(error))
  }
}

/** Prints a schema when it is first asked for. */
function printerOf(schema: GraphQLSchema): () => string {
  let printed: string | undefined
  return () => {
    printed ??= printSchema(schema)
    return printed
  }
}
