// biome-ignore-all lint/suspicious/noTemplateCurlyInString: tags with expressions are what is tested
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { SiteSchema } from '#schema'
import { buildTestSchema } from '../4-schema/build/build-test-schema.ts'
import { createMemoryRecords } from '../cache/create-memory-records.ts'
import { type ExtractOptions, extractQueries } from './extract-queries.ts'
import type { ExtractedQueries } from './query.ts'

const IMPORT = "import { graphql, useStaticQuery, StaticQuery } from 'gatsby'\n"
const folders: string[] = []
let schema: SiteSchema

before(async () => {
  schema = await buildTestSchema({
    types: ['type Post implements Node { slug: String, title: String, rank: Int }'],
  })
})

after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Extracts from a site of the given files; components are those in `src/pages`. */
async function extract(
  files: Readonly<Record<string, string>>,
  options: Partial<ExtractOptions> = {},
): Promise<{ readonly root: string; readonly queries: ExtractedQueries }> {
  const root = mkdtempSync(join(tmpdir(), 'greenlight-queries-'))
  folders.push(root)
  for (const [file, text] of Object.entries({ 'package.json': '{}', ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const components = Object.keys(files)
    .filter(file => file.startsWith('src/pages/'))
    .map(file => join(root, file))
  const queries = await extractQueries({
    ...{ root, plugins: [], components, schema },
    preprocessSource: async () => [],
    store: createMemoryRecords(),
    ...options,
  })
  return { root, queries }
}

async function problemsOf(files: Readonly<Record<string, string>>, options = {}) {
  const { root, queries } = await extract(files, options)
  return queries.problems.map(({ code, severity, file = '', line, column, hint }) => ({
    ...{ code, severity, file: file.replace(`${root}/`, ''), line, column },
    ...(hint?.startsWith('Did you mean') ? { hint } : {}),
  }))
}

const page = (query: string) =>
  `${IMPORT}export const query = graphql\`${query}\`\nexport default 1`

describe('extractQueries', () => {
  it('finds queries of pages, of hooks and of elements', async () => {
    const { root, queries } = await extract({
      'src/pages/a.js': page('{ allPost { totalCount } }'),
      'src/pages/chain.tsx': `${IMPORT}const a = graphql\`{ post { id } }\`\nconst b = a\nexport { b as pageQuery }`,
      'src/hook.ts': `${IMPORT}export const useX = () => useStaticQuery<X>(graphql\`{ post { slug } }\`)`,
      'src/variable.js': `${IMPORT}const q = graphql\`{ post { title } }\`\nexport default () => useStaticQuery(q)`,
      'src/element.js': `${IMPORT}export default () => <StaticQuery query={graphql\`{ post { rank } }\`} render={f} />`,
      'src/common.cjs': `const G = require('gatsby')\nexports.x = () => G.useStaticQuery(G.graphql\`{ allPost { nodes { id } } }\`)`,
      'src/.hidden/a.js': page('{ nothing }'),
      'src/types.d.ts': page('{ nothing }'),
    })
    assert.deepEqual(queries.problems, [])
    assert.deepEqual(
      [...queries.pageQueries].map(([file, { text }]) => [file.replace(root, ''), text]),
      [
        ['/src/pages/a.js', '{ allPost { totalCount } }'],
        ['/src/pages/chain.tsx', '{ post { id } }'],
      ],
    )
    assert.deepEqual([...queries.staticQueries.values()].map(({ text }) => text).sort(), [
      '{ allPost { nodes { id } } }',
      '{ post { rank } }',
      '{ post { slug } }',
      '{ post { title } }',
    ])
  })

  it('joins fragments of the site, of .cache/fragments and of packages, and fragments in them', async () => {
    const fragment = (name: string, inner: string) =>
      `${IMPORT}export const ${name} = graphql\`fragment ${name} on Post { ${inner} }\``
    const { queries } = await extract({
      'package.json': '{"devDependencies":{"gatsby-theme-a":"1","other":"1"}}',
      'node_modules/gatsby-theme-a/package.json': '{"dependencies":{"gatsby-b":"1"}}',
      'node_modules/gatsby-theme-a/lib/deep/f.js': fragment('OfTheme', '...OfDependency'),
      'node_modules/gatsby-theme-a/node_modules/gatsby-b/package.json': '{}',
      'node_modules/gatsby-theme-a/node_modules/gatsby-b/f.js': fragment('OfDependency', 'rank'),
      'node_modules/other/package.json': '{}',
      'node_modules/other/f.js': fragment('OfTheme', 'id'),
      '.cache/fragments/f.js': fragment('OfCache', 'title'),
      'src/f.ts': fragment('OfSite', 'slug'),
      'src/pages/a.js': page('{ post { ...OfTheme ...OfCache ...OfSite } }'),
    })
    assert.deepEqual(queries.problems, [])
    const [query] = queries.pageQueries.values()
    const { data, errors } = await schema.execute({ query: query?.text ?? '' })
    assert.deepEqual([errors, { ...data }], [undefined, { post: null }])
    for (const name of ['OfTheme', 'OfDependency', 'OfCache', 'OfSite']) {
      assert.equal(query?.text.split(`fragment ${name} on`).length, 2, name)
    }
  })

  it('tells the place of each mistake', async () => {
    const at = (line: number, column: number) => ({ file: 'src/pages/a.js', line, column })
    const error = { severity: 'error' }
    for (const [text, expected] of [
      [page('{ post {\n  idd } }'), { code: 'QUERIES_INVALID', ...at(3, 3) }],
      [page('{ post {\n  id '), { code: 'QUERIES_SYNTAX', ...at(3, 6) }],
      [page('{ post { ${x} } }'), { code: 'QUERIES_INTERPOLATION', ...at(2, 41) }],
      [page(''), { code: 'QUERIES_EMPTY', ...at(2, 30) }],
      [
        page('{ post { ...PostPart } }').replace(
          'export default 1',
          'export const f = graphql`fragment PostParts on Post { id }`',
        ),
        { code: 'QUERIES_UNKNOWN_FRAGMENT', ...at(2, 39), hint: 'Did you mean PostParts?' },
      ],
      ['export const q = graphql`{ post { id } }`', { code: 'QUERIES_GLOBAL_TAG', ...at(1, 26) }],
      [
        `${IMPORT}export function config() { return graphql\`{ post { id } }\` }`,
        { code: 'QUERIES_CONFIG_NOT_ASYNC', ...at(2, 8) },
      ],
      ['export const graphql = (', { code: 'QUERIES_SOURCE_SYNTAX', ...at(1, 25) }],
      [
        `${page('{ post { id } }')}\nuseStaticQuery(graphql\`{ post { slug } }\`)`,
        { code: 'QUERIES_SEVERAL', ...at(4, 24) },
      ],
    ] as const) {
      assert.deepEqual(
        await problemsOf({ 'src/pages/a.js': text }),
        [{ ...error, ...expected }],
        text,
      )
    }
  })

  it('reports fragments of one name that differ, and none that are the same', async () => {
    const fragment = (inner: string) =>
      `${IMPORT}export const f = graphql\`fragment F on Post { ${inner} }\``
    const same = await problemsOf({ 'src/a.js': fragment('id'), 'src/b.js': fragment('  id') })
    assert.deepEqual(same, [])
    const other = await problemsOf({ 'src/a.js': fragment('id'), 'src/b.js': fragment('slug') })
    assert.deepEqual(
      other.map(({ code, file }) => [code, file]),
      [['QUERIES_DUPLICATE_FRAGMENT', 'src/b.js']],
    )
  })

  it('warns of queries that nothing runs and of variables that are no query', async () => {
    const problems = await problemsOf({
      'src/component.js': page('{ post { id } }'),
      'src/unknown.js': `${IMPORT}import { q } from './q'\nuseStaticQuery(q)\n`,
    })
    assert.deepEqual(problems.map(({ code, severity, file }) => [code, severity, file]).sort(), [
      ['QUERIES_NOT_RUN', 'warning', 'src/component.js'],
      ['QUERIES_UNKNOWN_VARIABLE', 'warning', 'src/unknown.js'],
    ])
  })

  it('reads what plugins make of a file: the first that parses', async () => {
    const { queries } = await extract(
      { 'src/pages/a.js': 'this is not JavaScript: graphql' },
      { preprocessSource: async () => ['not ( this', page('{ post { id } }')] },
    )
    assert.deepEqual(queries.problems, [])
    assert.equal(queries.pageQueries.size, 1)
  })

  it('asks plugins only about files that may matter to them', async () => {
    const asked: string[] = []
    const { root } = await extract(
      { 'src/a.js': 'export const x = 1', 'src/b.js': "import 'gatsby-plugin-image'" },
      {
        preprocessSource: async file => {
          asked.push(file)
          return []
        },
      },
    )
    assert.deepEqual(asked, [join(root, 'src/b.js')])
  })

  it('takes old sort syntax and hashes the text as written', async () => {
    const text = '{ allPost(sort: { fields: [title], order: DESC }) { totalCount } }'
    const { queries } = await extract({
      'src/hook.js': `${IMPORT}useStaticQuery(graphql\`${text}\`)`,
    })
    assert.deepEqual(queries.problems, [])
    const [query] = queries.staticQueries.values()
    assert.equal(query?.hash, '640675807')
    const { errors } = await schema.execute({ query: query?.text ?? '' })
    assert.equal(errors, undefined)
  })

  it('reads Flow, and tells queries of slices and of config apart', async () => {
    const config = `export const config = async () => { graphql\`{ allPost { totalCount } }\`; return () => ({}) }`
    const { queries } = await extract({
      'src/pages/a.js': `// @flow\n${page('{ post { id } }')}\nfunction f(a: string): number { return 1 }\n${config}`,
    })
    assert.deepEqual(queries.problems, [])
    assert.deepEqual(
      [...queries.pageQueries.values()].map(({ text }) => text),
      ['{ post { id } }'],
    )
    assert.deepEqual(
      [...queries.components.values()],
      [{ config: true, getServerData: false, head: false }],
    )
  })
})
