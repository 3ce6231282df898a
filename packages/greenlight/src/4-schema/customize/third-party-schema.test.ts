import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildSchema, type GraphQLFieldResolver } from 'graphql'
import { buildTestSchema, storeOf } from '../build/build-test-schema.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
import type { ResolverMap } from '../schema-input.ts'

const nodes = storeOf([{ id: 'post', type: 'Post', title: 'Title' }])

const findPost: GraphQLFieldResolver<unknown, ResolverContext> = (_source, _args, { nodeModel }) =>
  nodeModel.getNodeById({ id: 'post' })

const resolvers: ResolverMap = {
  Remote: {
    post: {
      type: 'Post',
      resolve: findPost,
    },
    name: { type: 'Int', resolve: () => 7 },
  },
}

describe('addThirdPartySchema', () => {
  it('can be built upon again and again', async () => {
    const schema = buildSchema(
      'type Query { remote: Remote again: Query } type Remote { name: String back: Query }',
    )
    const plugin = { name: 'remote' }
    const build = () =>
      buildTestSchema({
        nodes,
        customization: { thirdPartySchemas: [{ schema, plugin }] },
        hooks: { createResolvers: async ({ add }) => add(resolvers, {}, plugin) },
      })
    const first = await build()
    const printed = first.print()
    for (let round = 0; round < 2; round++) {
      const site = await build()
      assert.equal(site.print(), printed)
      const { data, errors } = await site.execute({
        query: '{ remote { name post { title } back { post { id } } } }',
        pageContext: { remote: {} },
      })
      assert.equal(errors, undefined)
      assert.deepEqual(JSON.parse(JSON.stringify(data)), {
        remote: { name: 7, post: { title: 'Title' }, back: null },
      })
    }
  })
})
