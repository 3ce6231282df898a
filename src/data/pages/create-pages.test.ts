/** @jest-environment node */
import { createAllPages } from './create-pages'

type Args = Parameters<typeof createAllPages>[0]

async function createFor(
  posts: readonly { slug: string; unlisted?: boolean; redirectFrom?: string[] }[],
  errors?: Error[],
) {
  const pages: { path: string; component: string; context: unknown }[] = []
  const redirects: { fromPath: string; toPath: string; isPermanent: boolean }[] = []
  const panicOnBuild = jest.fn()
  const node = (slug: string, postCount: number) => ({ id: `id ${slug}`, slug, postCount })
  const data = {
    allPost: {
      nodes: posts.map(({ slug, unlisted = false, redirectFrom = [] }) => ({
        id: `id ${slug}`,
        slug,
        unlisted,
        redirectFrom,
      })),
    },
    allAuthor: { nodes: [node('jj', 0)] },
    allTag: { nodes: [node('used', 2), node('idle', 0)] },
    allSeries: { nodes: [node('road', 1), node('empty', 0)] },
  }
  const args: Args = Object({
    actions: {
      createPage: (page: (typeof pages)[number]) => pages.push(page),
      createRedirect: (redirect: (typeof redirects)[number]) => redirects.push(redirect),
    },
    graphql: async () => (errors ? { errors } : { data }),
    reporter: { panicOnBuild },
  })
  await createAllPages(args, '/site')
  return { pages, redirects, panicOnBuild }
}

test('each post, author, used tag and used series has a page with only its id', async () => {
  const { pages } = await createFor([{ slug: 'a' }, { slug: 'quiet', unlisted: true }])
  expect(pages.map(({ path }) => path)).toEqual([
    '/posts/a/',
    '/posts/quiet/',
    '/authors/jj/',
    '/tags/used/',
    '/series/road/',
    '/',
  ])
  expect(pages[0]).toEqual({
    path: '/posts/a/',
    component: '/site/src/templates/post.tsx',
    context: { id: 'id a' },
  })
})

test('the home page is cut into pages of nine listed posts; an empty site has one', async () => {
  const home = async (posts: Parameters<typeof createFor>[0]) =>
    (await createFor(posts)).pages
      .filter(({ component }) => component.endsWith('home.tsx'))
      .map(({ path, context }) => [path, context])
  expect(await home([])).toEqual([['/', { limit: 9, skip: 0, page: 1, pageCount: 1 }]])
  const nine = Array.from({ length: 9 }, (_, index) => ({ slug: `p${index}` }))
  expect(await home([...nine, { slug: 'quiet', unlisted: true }])).toHaveLength(1)
  expect(await home([...nine, { slug: 'tenth' }])).toEqual([
    ['/', { limit: 9, skip: 0, page: 1, pageCount: 2 }],
    ['/page/2/', { limit: 9, skip: 9, page: 2, pageCount: 2 }],
  ])
})

test('each former address of a post leads on to it', async () => {
  const { redirects } = await createFor([{ slug: 'a', redirectFrom: ['/old/'] }, { slug: 'b' }])
  expect(redirects).toEqual([{ fromPath: '/old/', toPath: '/posts/a/', isPermanent: true }])
})

test('a failing query stops the build', async () => {
  const { pages, panicOnBuild } = await createFor([], [new Error('no')])
  expect(pages).toEqual([])
  expect(panicOnBuild).toHaveBeenCalledTimes(1)
})
