import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Node } from '../../../greenlight/src/3-nodes/node.ts'
import { buildSiteSchema } from '../../../greenlight/src/4-schema/index.ts'
import type {
  FieldExtension,
  PrintTypeDefinitions,
  ResolverMap,
  SchemaCustomization,
  TypeInput,
} from '../../../greenlight/src/4-schema/schema-input.ts'
import { createFixedNodes } from '../fixed-nodes.ts'

/** What an engine made of a case. */
export interface HookOutcome {
  readonly sdl: string
  /** Answers to the queries, as JSON. */
  readonly answers: readonly string[]
  readonly warnings: readonly string[]
  /** What `printTypeDefinitions` wrote. */
  readonly printed?: string | undefined
}

interface HookCase {
  readonly nodes: readonly Node[]
  readonly queries: readonly string[]
  readonly prints?: string
  createSchemaCustomization?(helpers: object): void
  createResolvers?(helpers: object): void
  setFieldsOnGraphQLNodeType?(helpers: object): Record<string, unknown>
}

const { cases } = createRequire(import.meta.url)('./cases.cjs') as {
  cases: Readonly<Record<string, HookCase>>
}

export const caseNames: readonly string[] = Object.keys(cases)

const PLUGIN = { name: 'some-plugin' }

/** Runs a case with Greenlight's stage 4; the plugin API around it is reduced to what the cases use. */
export async function runGreenlightCase(name: string): Promise<HookOutcome> {
  const each = cases[name]
  if (!each) throw new RangeError(`There is no case "${name}"`)
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-hooks-'))
  try {
    return await runIn(folder, each)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function runIn(folder: string, each: HookCase): Promise<HookOutcome> {
  const warnings: string[] = []
  const site = await buildSiteSchema({
    nodes: createFixedNodes(structuredClone(each.nodes)),
    mapping: {},
    report: ({ message }) => warnings.push(message),
    customization: customize(each, folder),
    hooks: {
      setFields: async type => [
        { fields: each.setFieldsOnGraphQLNodeType?.({ type }) ?? {}, plugin: PLUGIN },
      ],
      createResolvers: async ({ add, intermediateSchema }) => {
        const createResolvers = (resolvers: ResolverMap, options = {}) =>
          add(resolvers, options, PLUGIN)
        each.createResolvers?.({ createResolvers, intermediateSchema })
      },
    },
  })
  const answers: string[] = []
  for (const query of each.queries) {
    const { data, errors } = await site.execute({ query })
    answers.push(JSON.stringify({ data, errors: errors?.map(({ message }) => message) }))
  }
  const printed = each.prints ? readFileSync(join(folder, each.prints), 'utf8') : undefined
  return { sdl: site.print(), answers, warnings, printed }
}

function customize(each: HookCase, folder: string): SchemaCustomization {
  const types: { type: TypeInput; plugin: typeof PLUGIN }[] = []
  const fieldExtensions: { extension: FieldExtension; plugin: typeof PLUGIN }[] = []
  const thirdPartySchemas: SchemaCustomization['thirdPartySchemas'][number][] = []
  let printTypeDefinitions: PrintTypeDefinitions | undefined
  const builder = (kind: string) => (config: object) => ({ kind, config })
  each.createSchemaCustomization?.({
    actions: {
      createTypes: (given: TypeInput | TypeInput[]) => {
        for (const type of [given].flat()) types.push({ type, plugin: PLUGIN })
      },
      createFieldExtension: (extension: FieldExtension) =>
        fieldExtensions.push({ extension, plugin: PLUGIN }),
      addThirdPartySchema: ({ schema }: SchemaCustomization['thirdPartySchemas'][number]) =>
        thirdPartySchemas.push({ schema, plugin: PLUGIN }),
      printTypeDefinitions: (request: PrintTypeDefinitions) => {
        printTypeDefinitions = { ...request, path: join(folder, request.path) }
      },
    },
    schema: {
      buildObjectType: builder('OBJECT'),
      buildUnionType: builder('UNION'),
      buildInterfaceType: builder('INTERFACE'),
      buildInputObjectType: builder('INPUT_OBJECT'),
      buildEnumType: builder('ENUM'),
      buildScalarType: builder('SCALAR'),
    },
  })
  return { types, fieldExtensions, thirdPartySchemas, resolverContext: {}, printTypeDefinitions }
}
