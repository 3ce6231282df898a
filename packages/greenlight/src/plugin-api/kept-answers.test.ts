import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createNodeStore } from '#nodes'
import { buildSiteSchema, type SchemaHooks, type SiteSchema } from '#schema'
import { createMemoryRecords } from '../cache/create-memory-records.ts'
import { createKeptAnswers } from './kept-answers.ts'

const PLUGIN = { name: 'blog' }

const post = (id: string, title: string) => ({
  id,
  title,
  date: '2024-05-01',
  nested: { rank: 1 },
  internal: { type: 'Post', contentDigest: title },
})

const hooks: SchemaHooks = {
  setFields: async ({ name }) =>
    name === 'Post'
      ? [{ fields: { shout: { type: 'String', resolve: () => 'AH' } }, plugin: PLUGIN }]
      : [],
  createResolvers: async () => {},
}

/** Two runs over one store; `between` may change nodes before the second asks. */
async function askTwice(
  text: string,
  {
    variables = {},
    between = () => {},
    later = () => {},
  }: {
    readonly variables?: Readonly<Record<string, unknown>>
    readonly between?: (nodes: ReturnType<typeof createNodeStore>) => void
    readonly later?: (nodes: ReturnType<typeof createNodeStore>) => void
  } = {},
): Promise<{ readonly first: unknown; readonly second: unknown }> {
  const store = createMemoryRecords()
  const nodes = createNodeStore()
  for (const [id, title] of [
    ['1', 'a'],
    ['2', 'b'],
  ] as const) {
    nodes.createNode(post(id, title), PLUGIN)
  }
  nodes.createNode({ id: 'x', internal: { type: 'Other', contentDigest: 'x' } }, PLUGIN)
  const open = (): Promise<SiteSchema> =>
    buildSiteSchema({
      nodes,
      mapping: {},
      customization: { types: [], fieldExtensions: [], thirdPartySchemas: [], resolverContext: {} },
      hooks,
    })
  const schema = await open()
  const answers = createKeptAnswers({ store, schema, nodes })
  const query = { text, variables }
  const result = await schema.execute({ query: text, variables })
  assert.equal(result.errors, undefined)
  assert.equal(answers.find(query), undefined)
  answers.keep(query, result)
  later(nodes)
  answers.finish()

  const former = new Map([...nodes.all()].map(node => [node.id, structuredClone(node)]))
  const next = createNodeStore({ state: { ...nodes.state(), former: id => former.get(id) } })
  between(next)
  const found = createKeptAnswers({ store, schema: await open(), nodes: next }).find(query)
  return { first: JSON.parse(JSON.stringify(result.data)), second: found?.data }
}

describe('kept answers of hooks', () => {
  const kept: Readonly<Record<string, [string, Readonly<Record<string, unknown>>?]>> = {
    'fields that stand in the nodes': ['{ allPost { nodes { id title nested { rank } } } }'],
    'filters and sorts by them': [
      '{ allPost(sort: { nested: { rank: ASC } }, filter: { title: { in: ["a"] } }) { totalCount edges { node { id } } } }',
    ],
    'one node, by a variable': [
      'query ($id: String) { post(id: { eq: $id }) { title } }',
      { id: '2' },
    ],
    'dates in a format': ['{ allPost { nodes { date(formatString: "YYYY") } } }'],
  }
  for (const [name, [text, variables]] of Object.entries(kept)) {
    it(`are the same as those of the first run: ${name}`, async () => {
      const { first, second } = await askTwice(text, variables ? { variables } : {})
      assert.deepEqual(second, first)
    })
  }

  const asked: Readonly<Record<string, string>> = {
    'fields of plugins': '{ allPost { nodes { shout } } }',
    'filters by fields of plugins': '{ allPost(filter: { shout: { eq: "AH" } }) { nodes { id } } }',
    'sorts by fields of plugins': '{ allPost(sort: { shout: ASC }) { nodes { id } } }',
    'dates that count from now': '{ allPost { nodes { date(fromNow: true) } } }',
    'old syntax, of which a warning tells':
      '{ allPost(sort: { fields: [title] }) { nodes { id } } }',
    groups: '{ allPost { nodes { id } group(field: { title: SELECT }) { totalCount } } }',
  }
  for (const [name, text] of Object.entries(asked)) {
    it(`are none: ${name}`, async () => {
      assert.equal((await askTwice(text)).second, undefined)
    })
  }

  it('are the same while nodes change in no field that was looked at', async () => {
    const change = (node: object) => (nodes: ReturnType<typeof createNodeStore>) =>
      void nodes.createNode({ ...post('1', 'a'), ...node, internal: changed() }, PLUGIN)
    const changed = () => ({ type: 'Post', contentDigest: 'changed' })
    const queries: Readonly<Record<string, readonly string[]>> = {
      '{ allPost { nodes { id } } }': [],
      '{ allPost { nodes { title } } }': ['title'],
      '{ allPost { edges { node { nested { rank } } } } }': ['nested'],
      '{ allPost(sort: { nested: { rank: ASC } }) { nodes { id } } }': ['nested'],
      '{ allPost(filter: { title: { eq: "a" } }) { nodes { id } } }': ['title'],
      '{ allPost { nodes { when: date(formatString: "YYYY") } } }': ['date'],
      '{ post(title: { eq: "a" }) { nested { rank } } }': ['title', 'nested'],
      '{ allPost { nodes { internal { type } } } }': ['title', 'nested', 'date'],
    }
    const values = { title: 'c', nested: { rank: 2 }, date: '2023-01-01' }
    for (const [text, fields] of Object.entries(queries)) {
      for (const [field, value] of Object.entries(values)) {
        const { first, second } = await askTwice(text, { between: change({ [field]: value }) })
        assert.deepEqual(second, fields.includes(field) ? undefined : first, `${text} ${field}`)
      }
    }
  })

  it('are none once nodes of a type that was read came, went or moved, or changed in many places', async () => {
    const text = '{ allPost { nodes { title } } }'
    type Change = (nodes: ReturnType<typeof createNodeStore>) => void
    const changes: Readonly<Record<string, Change>> = {
      came: nodes => nodes.createNode(post('3', 'c'), PLUGIN),
      went: nodes => nodes.deleteNode('2'),
      'went and came again elsewhere'(nodes) {
        nodes.deleteNode('1')
        nodes.createNode(post('1', 'a'), PLUGIN)
      },
      moved(nodes) {
        nodes.setSourcing(true)
        nodes.createNode(post('2', 'b'), PLUGIN)
        nodes.createNode(post('1', 'a'), PLUGIN)
        nodes.setSourcing(false)
        nodes.settleOrder()
      },
    }
    for (const [name, between] of Object.entries(changes)) {
      assert.equal((await askTwice(text, { between })).second, undefined, name)
    }
  })

  it('are none once a node of a type that was read changed, in either run', async () => {
    const text = '{ allPost { nodes { title } } }'
    const change = (nodes: ReturnType<typeof createNodeStore>) =>
      void nodes.createNode(post('1', 'changed'), PLUGIN)
    assert.equal((await askTwice(text, { between: change })).second, undefined)
    assert.equal((await askTwice(text, { later: change })).second, undefined)
    const other = (nodes: ReturnType<typeof createNodeStore>) => nodes.deleteNode('x')
    assert.notEqual((await askTwice(text, { between: other })).second, undefined)
  })
})
