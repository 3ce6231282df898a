import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Plugin } from '#plugins'
import { withPageOrder } from './page-order.ts'

const plugin: Plugin = {
  resolve: '/site/node_modules/gatsby-plugin-page-creator',
  id: 'id',
  name: 'gatsby-plugin-page-creator',
  version: '5.0.0',
  pluginOptions: { plugins: [] },
  nodeAPIs: ['createPagesStatefully'],
  browserAPIs: [],
  ssrAPIs: [],
}

interface Api {
  readonly actions: { readonly createPage: (page: object) => unknown }
  readonly graphql: (query: string) => Promise<number>
}

/** Runs a hook as the plugin, and gives the paths of its pages in order of creation. */
async function pathsOf(
  create: (api: Api, options: object, done: (error?: unknown) => void) => unknown,
): Promise<readonly string[]> {
  const paths: string[] = []
  const { createPagesStatefully: ordered } = withPageOrder(plugin, {
    createPagesStatefully: create,
  })
  assert.ok(typeof ordered === 'function')
  const graphql = async (delay: string) => {
    await new Promise(resolve => setTimeout(resolve, Number(delay)))
    return Number(delay)
  }
  await ordered({ graphql, actions: { createPage: (page: Page) => paths.push(page.path) } }, {})
  return paths
}

interface Page {
  readonly path: string
  readonly component: string
}

const page = (path: string, template: string): Page => ({
  path,
  component: `/site/src/pages/${template}`,
})

describe('pages of gatsby-plugin-page-creator', () => {
  it('come folder by folder, templates of many pages last, however they were found', async () => {
    const single = [
      page('/b/two', 'b/two.js'),
      page('/late', 'late.js'),
      page('/a/deep/x', 'a/deep/x.js'),
      page('/a/one', 'a/one.js'),
      page('/index', 'index.js'),
    ]
    const many = [page('/many/2', '{Many.id}.js'), page('/many/1', '{Many.id}.js')]
    for (const found of [
      [...single, ...many],
      [...many, ...single.toReversed()],
    ]) {
      const paths = await pathsOf(({ actions }) => {
        for (const one of found) actions.createPage(one)
      })
      assert.deepEqual(paths, [
        ...['/index', '/late', '/a/one', '/b/two', '/a/deep/x'],
        ...['/many/2', '/many/1'],
      ])
    }
  })

  it('are complete when queries answer after the hook called back', async () => {
    const paths = await pathsOf(({ actions, graphql }, _options, done) => {
      const createMany = async (model: string, delay: string) => {
        const first = await graphql(delay)
        actions.createPage(page(`/${model}/${first}`, `{${model}}.js`))
        const second = await graphql('1')
        actions.createPage(page(`/${model}/${second}`, `{${model}}.js`))
      }
      void createMany('a', '20')
      void createMany('b', '5')
      done()
    })
    assert.deepEqual(paths, ['/a/20', '/a/1', '/b/5', '/b/1'])
  })

  it('fail as the hook does', async () => {
    const broken = new Error('broken')
    const failing = [
      () => Promise.reject(broken),
      () => {
        throw broken
      },
      (_api: Api, _options: object, done: (error?: unknown) => void) => done(broken),
    ]
    for (const create of failing) await assert.rejects(pathsOf(create), broken)
  })

  it('are left alone in hooks of other plugins', () => {
    const hooks = { createPagesStatefully: () => undefined }
    assert.equal(withPageOrder({ ...plugin, name: 'default-site-plugin' }, hooks), hooks)
  })
})
