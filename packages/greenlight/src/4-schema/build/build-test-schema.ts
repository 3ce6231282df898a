import type { Problem } from '#diagnostics'
import { createNodeStore, type NodeStore } from '#nodes'
import type { SchemaCustomization, SchemaHooks, SchemaInput, TypeInput } from '../schema-input.ts'
import type { SiteSchema } from '../site-schema.ts'
import { buildSiteSchema } from './build-site-schema.ts'

/** A node as tests write it: the rest is filled in. */
export interface TestNode {
  readonly id: string
  readonly type: string
  readonly parent?: string
  readonly children?: readonly string[]
  readonly [field: string]: unknown
}

const PLUGIN = { name: 'test-plugin' }

/** Makes a node store of nodes; `children` are linked as `createParentChildLink` does. */
export function storeOf(list: readonly TestNode[]): NodeStore {
  const store = createNodeStore()
  for (const { type, children: _, ...fields } of list) {
    store.createNode({ ...fields, internal: { type, contentDigest: fields.id } }, PLUGIN)
  }
  for (const { id, children = [] } of list) {
    const parent = store.get(id)
    if (!parent) throw new Error(`Node "${id}" was not made`)
    for (const child of children) store.createParentChildLink({ parent, child: { id: child } })
  }
  return store
}

export interface TestSchemaInput extends Partial<Omit<SchemaInput, 'customization' | 'hooks'>> {
  /** As given to `createTypes` by the plugin `test-plugin`. */
  readonly types?: readonly TypeInput[]
  readonly customization?: Partial<SchemaCustomization>
  readonly hooks?: Partial<SchemaHooks>
}

/** Builds a schema of the parts that matter to a test, and collects what is reported. */
export async function buildTestSchema(
  input: TestSchemaInput,
): Promise<SiteSchema & { readonly problems: readonly Problem[] }> {
  const problems: Problem[] = []
  const schema = await buildSiteSchema({
    nodes: input.nodes ?? storeOf([]),
    mapping: input.mapping ?? {},
    inference: input.inference,
    report: problem => problems.push(problem),
    customization: {
      types: (input.types ?? []).map(type => ({ type, plugin: PLUGIN })),
      fieldExtensions: [],
      thirdPartySchemas: [],
      resolverContext: {},
      ...input.customization,
    },
    hooks: { setFields: async () => [], createResolvers: async () => {}, ...input.hooks },
  })
  return { ...schema, problems }
}
