/** @jest-environment node */
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { localPath, pictureResolvers } from './picture-resolvers'
import type { ResolverContext } from './resolver-context'

const picture = (source: string | null) => ({ source, folder: 'content/posts/a', alt: '' })

test.each([
  ['/assets/a.jpg', 'static/assets/a.jpg'],
  ['./a.jpg', 'content/posts/a/a.jpg'],
  ['a.jpg', 'content/posts/a/a.jpg'],
  ['../b/a.jpg', 'content/posts/b/a.jpg'],
  ['https://example.com/a.jpg', undefined],
  ['HTTP://example.com/a.jpg', undefined],
  [null, undefined],
])('%s lies at %s', (source, path) => {
  expect(localPath(picture(source))).toBe(path)
})

const known = ['/site/static/a.jpg', '/site/content/posts/a/b.jpg']
const context = {
  nodeModel: {
    getNodeById: () => null,
    findAll: async () => ({ entries: [] }),
    findOne: async ({ query }: Parameters<ResolverContext['nodeModel']['findOne']>[0]) => {
      const { eq } = Object(query.filter?.absolutePath)
      return known.includes(eq)
        ? {
            id: eq,
            parent: null,
            children: [],
            internal: { type: 'File', contentDigest: '', owner: '' },
          }
        : null
    },
  },
}
const File = new GraphQLObjectType({
  name: 'File',
  fields: { publicURL: { type: GraphQLString, resolve: ({ id }) => `/static/digest${id}` } },
})
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { file: { type: File } } }),
})
// Only the schema is read of what GraphQL tells a resolver.
const info: Parameters<ReturnType<typeof pictureResolvers>[string]['resolve']>[3] = Object({
  schema,
})

test.each([
  ['/a.jpg', '/a.jpg', true, false],
  ['./b.jpg', '/static/digest/site/content/posts/a/b.jpg', true, false],
  ['/gone.jpg', '/substitute.png', false, true],
  [null, '/substitute.png', false, true],
  ['https://example.com/a.jpg', 'https://example.com/a.jpg', false, false],
])('the picture %s', async (source, url, hasFile, isFallback) => {
  const resolvers = pictureResolvers('/site')
  const source_ = { ...picture(source), substitute: '/substitute.png' }
  const ask = async (field: string) => resolvers[field]?.resolve(source_, {}, context, info)
  expect(await ask('url')).toBe(url)
  expect((await ask('file')) !== null).toBe(hasFile)
  expect(await ask('fallback')).toBe(isFallback)
})

test('without a substitute, a picture that is missing has no address', async () => {
  const { url } = pictureResolvers('/site')
  expect(await url?.resolve(picture('/gone.jpg'), {}, context, info)).toBeNull()
})
