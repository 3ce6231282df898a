import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { type DevelopServer, startDevelop, waitUntil } from '../support/develop-server.ts'
import { copySite, type SiteCopy } from '../support/site-copy.ts'

let site: SiteCopy
let server: DevelopServer
let browser: Browser

const post = (title: string, more = '') =>
  `---\ntitle: ${title}\nexcerpt: An excerpt\ndate: '2024-01-01'\n${more}---\n\nFirst text of the draft.\n`

before(async () => {
  site = copySite()
  site.write('content/posts/a-draft.md', post('A draft in develop', 'draft: true\n'))
  server = await startDevelop(site.folder)
  browser = await launchBrowser()
})
after(async () => {
  await browser?.close()
  await server?.stop()
  site.dispose()
})

test('the data explorer is there', async () => {
  const response = await fetch(`${server.url}/___graphql`)
  assert.equal(response.status, 200)
  assert.match(await response.text(), /graphiql/i)
})

interface TypeDescription {
  __type: { description: string; fields: { name: string; description: string | null }[] }
}

test('the types of the publication and all their fields have a description', async () => {
  for (const type of ['Post', 'Author', 'Tag', 'Series', 'Picture', 'PostHeading']) {
    const { data, errors } = await server.query<TypeDescription>(
      `{ __type(name: "${type}") { description fields { name description } } }`,
    )
    assert.equal(errors, undefined)
    assert.ok(data?.__type.description, type)
    const own = ['id', 'parent', 'children', 'internal']
    const silent = data.__type.fields.filter(
      ({ name, description }) => !description && !own.includes(name),
    )
    assert.deepEqual(
      silent.map(({ name }) => `${type}.${name}`),
      [],
    )
  }
})

const queries = [...readFileSync('README.md', 'utf8').matchAll(/```graphql\n([\s\S]*?)```/g)].map(
  match => match[1] ?? '',
)
for (const query of queries) {
  const name = query.match(/query (\w+)/)?.[1] ?? query
  test(`the query ${name} of the README runs`, async () => {
    const { data, errors } = await server.query(query)
    assert.equal(errors, undefined)
    assert.match(JSON.stringify(data), /"title":"|"name":"/)
  })
}

test('a draft shows, marked as one, and a change of its text shows without a reload', async () => {
  const page = await browser.newPage()
  await page.goto(`${server.url}/posts/a-draft/`)
  await page.getByText('First text of the draft.').waitFor({ timeout: 60_000 })
  assert.ok((await page.getByText(/^draft$/i).count()) >= 1, 'the draft is not marked')

  site.write(
    'content/posts/a-draft.md',
    post('A draft in develop', 'draft: true\n').replace('First text', 'Second text'),
  )
  await page.getByText('Second text of the draft.').waitFor({ timeout: 60_000 })
  await page.close()
})

test('a mistake in front matter shows with its place, and the site stays up', async () => {
  site.write('content/posts/a-draft.md', post('A draft in develop', 'coverimage: ./a.png\n'))
  await waitUntil(async () => /a-draft\.md:5:1[\s\S]*coverImage/.test(server.output()), 60_000)
  const response = await fetch(`${server.url}/`)
  assert.equal(response.status, 200)
  const { errors } = await server.query('{ allPost { nodes { id } } }')
  assert.equal(errors, undefined)

  site.write('content/posts/a-draft.md', post('Mended', 'draft: true\n'))
  await waitUntil(async () => {
    const { data } = await server.query('{ allPost { nodes { title } } }')
    return JSON.stringify(data).includes('"Mended"')
  }, 60_000)
})
