import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ProblemError } from '#diagnostics'
import type { NodeStore } from '#nodes'
import { buildTestSchema, storeOf, type TestNode } from '../build/build-test-schema.ts'
import type { ResolverMap } from '../schema-input.ts'
import type { SiteSchema } from '../site-schema.ts'

const TYPES = `
  type Post implements Node { title: String, rank: Int, tags: [String], author: Author @link(by: "name"), meta: Meta, list: [Meta] }
  type Meta { word: String, score: Float }
  type Author implements Node { name: String }
`

const NODES: readonly TestNode[] = [
  { id: 'ann', type: 'Author', name: 'Ann' },
  { id: 'ben', type: 'Author', name: 'Ben' },
  {
    id: 'p1',
    type: 'Post',
    title: 'one',
    rank: 3,
    tags: ['a', 'b'],
    author: 'Ann',
    meta: { word: 'x', score: 1 },
  },
  {
    id: 'p2',
    type: 'Post',
    title: 'two',
    rank: 1,
    tags: ['b'],
    author: 'Ben',
    list: [{ word: 'y', score: 0 }],
  },
  { id: 'p3', type: 'Post', title: null, rank: 2, tags: [], meta: { word: null } },
  { id: 'p4', type: 'Post', tags: null, author: 'Ann', list: [{ word: 'x' }, { word: 'y' }] },
]

async function open(
  resolvers: ResolverMap = {},
): Promise<{ schema: SiteSchema; store: NodeStore }> {
  const store = storeOf(NODES)
  const schema = await buildTestSchema({
    nodes: store,
    types: [TYPES],
    hooks: {
      createResolvers: async ({ add }) => add(resolvers, {}, { name: 'test-plugin' }),
    },
  })
  return { schema, store }
}

async function data(schema: SiteSchema, query: string, variables = {}): Promise<unknown> {
  const { data, errors } = await schema.execute({ query, variables })
  assert.deepEqual(errors ?? [], [])
  return JSON.parse(JSON.stringify(data))
}

async function idsOf(schema: SiteSchema, args: string): Promise<string[]> {
  const { allPost } = (await data(schema, `{ allPost${args} { nodes { id } } }`)) as {
    allPost: { nodes: { id: string }[] }
  }
  return allPost.nodes.map(({ id }) => id)
}

describe('filters', () => {
  const cases: readonly [filter: string, ids: string][] = [
    ['title: { eq: "one" }', 'p1'],
    ['title: { eq: null }', 'p3 p4'],
    ['title: { ne: null }', 'p1 p2'],
    ['title: { ne: "one" }', 'p2 p3 p4'],
    ['title: { in: ["two", null] }', 'p2 p3 p4'],
    ['title: { nin: ["one", null] }', 'p2'],
    ['title: { regex: "/^(ONE|null)$/i" }', 'p1 p3'],
    ['title: { glob: "t*" }', 'p2'],
    ['rank: { gt: 1 }', 'p1 p3'],
    ['rank: { gte: 1, lt: 3 }', 'p2 p3'],
    ['rank: { lte: null }', ''],
    ['tags: { eq: "b" }', 'p1 p2'],
    // A list of nothing stands under no value at all, so it is not among the others either.
    ['tags: { ne: "a" }', 'p2 p4'],
    // Each matching element of a list counts, as in Gatsby.
    ['tags: { regex: "/^.$/" }', 'p1 p1 p2'],
    ['meta: { word: { eq: null } }', 'p2 p3 p4'],
    ['list: { elemMatch: { word: { eq: "y" } } }', 'p2 p4'],
    ['author: { name: { eq: "Ann" } }', 'p1 p4'],
    ['author: { name: { eq: "Ann" } }, tags: { regex: "/^.$/" }', 'p1'],
    ['id: { eq: "p3" }', 'p3'],
    ['id: { eq: "ann" }', ''],
  ]
  for (const [filter, ids] of cases) {
    it(`{ ${filter} } finds ${ids || 'nothing'}`, async () => {
      const { schema } = await open()
      assert.deepEqual((await idsOf(schema, `(filter: { ${filter} })`)).join(' '), ids)
    })
  }

  it('tell what is wrong with a pattern where the query stands', async () => {
    const { schema } = await open()
    const { errors, data } = await schema.execute({
      query: '{ post(title: { regex: "/(/" }) { id } }',
    })
    assert.equal(data?.post, null)
    assert.match(errors?.[0]?.message ?? '', /Unterminated group/)
    assert.deepEqual(errors?.[0]?.path, ['post'])
  })
})

describe('sorts and pages', () => {
  it('put missing values last going up and first going down, equals in the order of creation', async () => {
    const { schema } = await open()
    assert.deepEqual(await idsOf(schema, '(sort: { rank: ASC })'), ['p2', 'p3', 'p1', 'p4'])
    assert.deepEqual(await idsOf(schema, '(sort: { rank: DESC })'), ['p4', 'p1', 'p3', 'p2'])
    assert.deepEqual(await idsOf(schema, '(sort: [{ author: { name: DESC } }, { id: DESC }])'), [
      'p3',
      'p2',
      'p4',
      'p1',
    ])
  })

  it('cut pages and count them', async () => {
    const { schema } = await open()
    const fields =
      'pageInfo { currentPage hasNextPage hasPreviousPage pageCount perPage totalCount }'
    const page = (args: string): Promise<unknown> =>
      data(schema, `{ allPost(${args}) { edges { next { id } node { id } } ${fields} } }`)
    assert.deepEqual(await page('skip: 1, limit: 1'), {
      allPost: {
        edges: [{ next: null, node: { id: 'p2' } }],
        pageInfo: {
          currentPage: 2,
          hasNextPage: true,
          hasPreviousPage: true,
          pageCount: 4,
          perPage: 1,
          totalCount: 4,
        },
      },
    })
    assert.deepEqual(await idsOf(schema, '(limit: 0)'), [])
    assert.deepEqual(await idsOf(schema, '(skip: 3)'), ['p4'])
  })

  it('group, count and add up', async () => {
    const { schema } = await open()
    const query = `{ allPost {
      group(field: { tags: SELECT }) { field fieldValue totalCount sum(field: { rank: SELECT }) }
      distinct(field: { author: { name: SELECT } })
      min(field: { rank: SELECT }) max(field: { rank: SELECT })
    } }`
    assert.deepEqual(await data(schema, query), {
      allPost: {
        group: [
          { field: 'tags', fieldValue: 'a', totalCount: 1, sum: 3 },
          { field: 'tags', fieldValue: 'b', totalCount: 2, sum: 4 },
        ],
        distinct: ['Ann', 'Ben'],
        min: 1,
        max: 3,
      },
    })
  })
})

describe('prepare', () => {
  it('understands the syntax of Gatsby 4', async () => {
    const { schema } = await open()
    const sorted = await idsOf(schema, '(sort: { fields: [meta___word, rank], order: [DESC] })')
    assert.deepEqual(sorted, ['p2', 'p4', 'p3', 'p1'])
    assert.deepEqual(await data(schema, '{ allPost { distinct(field: meta___word) } }'), {
      allPost: { distinct: ['x'] },
    })
  })

  it('names every error with line, column and a guess', async () => {
    const { schema } = await open()
    assert.throws(
      () => schema.prepare('{\n  post { titel }\n  allPosts { totalCount }\n}'),
      (error: unknown) => {
        assert.ok(error instanceof ProblemError)
        const [first, second] = error.problems
        assert.match(first?.message ?? '', /Did you mean "title"/)
        assert.deepEqual([first?.code, first?.line, first?.column], ['SCHEMA_QUERY_INVALID', 2, 10])
        assert.match(first?.frame ?? '', /> 2 \|/)
        assert.match(second?.message ?? '', /allPosts/)
        return true
      },
    )
    const { errors } = await schema.execute({ query: '{ post { ' })
    assert.match(errors?.[0]?.message ?? '', /^Syntax Error/)
  })

  it('prepares a text once, and again for another schema', async () => {
    const { schema } = await open()
    const prepared = schema.prepare('{ post { id } }')
    assert.equal(schema.prepare('{ post { id } }'), prepared)
    const { schema: other } = await open()
    const { data } = await other.execute({ query: prepared })
    assert.deepEqual({ ...(data?.post as object) }, { id: 'p1' })
  })
})

describe('execution', () => {
  it('gives the same with directives, fragments, variables and promises', async () => {
    const { schema } = await open({
      Post: {
        later: {
          type: 'String',
          args: { n: 'Int' },
          resolve: async (_: unknown, { n }: { n: number }) => `later ${n}`,
        },
      },
    })
    const query = `query ($id: String, $n: Int = 7, $yes: Boolean = true) {
      post(id: { eq: $id }) { ...F author { name } title @include(if: $yes) }
      again: post(id: { eq: $id }) { ...F author { name } title }
    }
    fragment F on Post { __typename a: later(n: $n) b: later(n: 1) }`
    const plain = query.replace(' @include(if: $yes)', '').replace(', $yes: Boolean = true', '')
    const post = {
      __typename: 'Post',
      a: 'later 7',
      b: 'later 1',
      author: { name: 'Ann' },
      title: 'one',
    }
    assert.deepEqual(await data(schema, query, { id: 'p1' }), { post, again: post })
    assert.deepEqual(await data(schema, plain, { id: 'p1' }), { post, again: post })
  })

  it('tells errors of resolvers with path and place, keeping what else was found', async () => {
    const { schema } = await open({
      Post: {
        bad: {
          type: 'String',
          resolve: async () => {
            throw new Error('out of order')
          },
        },
      },
    })
    const { data, errors } = await schema.execute({ query: '{ post { title bad } }' })
    assert.deepEqual(JSON.parse(JSON.stringify({ data, errors })), {
      data: { post: { title: 'one', bad: null } },
      errors: [
        { message: 'out of order', locations: [{ line: 1, column: 16 }], path: ['post', 'bad'] },
      ],
    })
  })

  it('traces indexes and resolvers', async () => {
    const { schema } = await open()
    const indexes: unknown[] = []
    const resolvers: string[] = []
    const run = (): Promise<unknown> =>
      schema.execute({
        query:
          '{ allPost(filter: { rank: { gt: 1 } }, sort: { title: ASC }) { nodes { author { name } } } }',
        trace: {
          indexUsed({ type, fields, built, candidates }) {
            if (type === 'Post') indexes.push([fields, built, candidates])
          },
          resolverRun: ({ parentType, field }) => resolvers.push(`${parentType}.${field}`),
        },
      })
    await run()
    await run()
    assert.deepEqual(indexes, [
      [['rank'], true, 2],
      [['title'], true, 4],
      [['rank'], false, 2],
      [['title'], false, 4],
    ])
    assert.ok(resolvers.includes('Query.allPost') && resolvers.includes('Post.author'))
  })
})

describe('reads', () => {
  const reads = async (schema: SiteSchema, query: string) => (await schema.execute({ query })).reads

  it('name nodes, listed types and searches', async () => {
    const { schema } = await open()
    const byId = await reads(schema, '{ post(id: { eq: "p1" }) { title } }')
    assert.deepEqual([[...byId.nodes], [...byId.types], byId.lookups.size], [['p1'], [], 0])
    const list = await reads(schema, '{ allPost { totalCount } }')
    assert.deepEqual([...list.types], ['Post'])
    const search = await reads(schema, '{ post(title: { eq: "two" }) { id } }')
    assert.deepEqual([[...search.types], [...search.lookups.values()]], [[], ['p2']])
  })

  it('tell which changes matter', async () => {
    const { schema, store } = await open()
    const queries = {
      one: '{ post(id: { eq: "p1" }) { title } }',
      search: '{ post(title: { eq: "new" }) { id } }',
      other: '{ post(title: { eq: "two" }) { id } }',
      list: '{ allPost { totalCount } }',
      linked: '{ post(author: { name: { eq: "Ann" } }) { id } }',
      authors: '{ allAuthor { totalCount } }',
    }
    const before = new Map<string, Awaited<ReturnType<typeof reads>>>()
    for (const [name, query] of Object.entries(queries))
      before.set(name, await reads(schema, query))
    const { revision } = store
    store.createNode(
      { id: 'p9', title: 'new', internal: { type: 'Post', contentDigest: '9' } },
      { name: 'test-plugin' },
    )
    const changes = store.changesSince(revision)
    const affected = [...before].filter(([, read]) => schema.isAffected(read, changes))
    assert.deepEqual(
      affected.map(([name]) => name),
      ['search', 'list', 'linked'],
    )
  })

  it('are not needed for fresh answers: indexes follow the nodes', async () => {
    const { schema, store } = await open()
    assert.deepEqual(await idsOf(schema, '(filter: { author: { name: { eq: "Cleo" } } })'), [])
    const plugin = { name: 'test-plugin' }
    store.createNode(
      { id: 'p9', author: 'Cleo', internal: { type: 'Post', contentDigest: '9' } },
      plugin,
    )
    assert.deepEqual(await idsOf(schema, '(filter: { author: { name: { eq: "Cleo" } } })'), [])
    store.createNode(
      { id: 'cleo', name: 'Cleo', internal: { type: 'Author', contentDigest: 'c' } },
      plugin,
    )
    assert.deepEqual(await idsOf(schema, '(filter: { author: { name: { eq: "Cleo" } } })'), ['p9'])
    store.deleteNode('p9', plugin)
    assert.deepEqual(await idsOf(schema, '(filter: { author: { name: { eq: "Cleo" } } })'), [])
  })
})

describe('nodeModel', () => {
  it('works unbound and records what it reads', async () => {
    const seen: unknown[] = []
    const { schema } = await open({
      Query: {
        probe: {
          type: 'String',
          async resolve(_: unknown, __: unknown, { nodeModel }: { nodeModel: Model }) {
            const { getNodeById, findOne, findAll, getFieldValue, findRootNodeAncestor } = nodeModel
            const post = getNodeById({ id: 'p1', type: 'Post' })
            seen.push(post?.id, getNodeById({ id: 'p1', type: 'Author' }))
            seen.push((await findOne({ type: 'Post', query: { filter: { rank: { eq: 1 } } } }))?.id)
            const found = await findAll({
              type: 'Post',
              query: { sort: { fields: ['rank'], order: ['desc'] }, limit: 2 },
            })
            seen.push([...found.entries.map(({ id }) => id)], await found.totalCount())
            seen.push(
              await getFieldValue(post, 'author.name'),
              findRootNodeAncestor(post?.meta)?.id,
            )
            return 'done'
          },
        },
      },
    })
    const { reads } = await schema.execute({ query: '{ probe }' })
    assert.deepEqual(seen, ['p1', null, 'p2', ['p4', 'p1'], 4, 'Ann', 'p1'])
    assert.ok(reads.nodes.has('p1') && reads.nodes.has('p2') && reads.types.has('Post'))
    assert.ok(reads.types.has('Author'), 'what a resolved field was made of counts as read')
  })

  it('refuses to sort in findOne', async () => {
    const { schema } = await open({
      Query: {
        probe: {
          type: 'String',
          resolve: (_: unknown, __: unknown, { nodeModel }: { nodeModel: Model }) =>
            nodeModel.findOne({
              type: 'Post',
              query: { sort: { fields: ['rank'], order: ['asc'] } },
            }),
        },
      },
    })
    const { errors } = await schema.execute({ query: '{ probe }' })
    assert.match(errors?.[0]?.message ?? '', /findOne\(\) does not support sorting/)
  })
})

interface Found {
  readonly id: string
  readonly meta?: unknown
}

/** The part of the node model that these tests use, as a plugin sees it. */
interface Model {
  getNodeById(args: object): Found | null
  findOne(args: object): Promise<Found | null>
  findAll(args: object): Promise<{
    entries: { map<T>(change: (node: Found) => T): Iterable<T> }
    totalCount(): Promise<number>
  }>
  getFieldValue(node: Found | null, path: string): Promise<unknown>
  findRootNodeAncestor(value: unknown): Found | null
}
