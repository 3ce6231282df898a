import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildTestSchema, storeOf, type TestNode } from '../build/build-test-schema.ts'

const NODES: readonly TestNode[] = [
  { id: 'ann', type: 'Author', email: 'ann@example.org', contact: { web: 'ann.example.org' } },
  {
    id: 'bob',
    type: 'Author',
    wrote: 'Title',
    email: 'bob@example.org',
    contact: { web: 'bob.example.org' },
  },
  {
    id: 'post',
    type: 'Post',
    parent: 'md',
    author: 'bob',
    authors: ['bob', 'gone', 'ann'],
    emails: ['bob@example.org', 'gone', 'ann@example.org', 'bob@example.org'],
    web: 'ann.example.org',
    wrong: 'md',
    none: null,
    title: 'Title',
    meta: { cover: '../a.png', covers: [['./b.png'], 'x.png'] },
    date: '2024-01-05T10:00:00Z',
    dates: ['2024-01-05', '2023'],
  },
  { id: 'md', type: 'File', absolutePath: '/site/posts/a.md', dir: '/site/posts' },
  { id: 'a', type: 'File', absolutePath: '/site/a.png', dir: '/site' },
  { id: 'b', type: 'File', absolutePath: '/site/posts/b.png', dir: '/site/posts' },
]

const TYPES = `
  type Author implements Node { email: String posts: [Post] @link(by: "title", from: "wrote") }
  type Post implements Node {
    author: Author @link
    authors: [Author] @link
    byEmail: [Author] @link(by: "email", from: "emails")
    byWeb: Author @link(by: "contact.web", from: "web")
    wrong: Author @link
    none: [Author] @link(by: "email")
    onType: Author @link(from: "author", on: "Author")
    coverTitle: String @proxy(from: "meta.cover")
    meta: Meta
    date: Date @dateformat(formatString: "YYYY")
    dates: [Date] @dateformat
  }
  type Meta {
    cover: File @fileByRelativePath
    covers: [File] @fileByRelativePath
    folder: String @proxy(from: "dir", fromNode: true)
  }
`

const site = await buildTestSchema({ nodes: storeOf(NODES), types: [TYPES] })

async function ask(fields: string): Promise<unknown> {
  const { data, errors } = await site.execute({ query: `{ post { ${fields} } }` })
  assert.equal(errors, undefined)
  return JSON.parse(JSON.stringify(data?.post))
}

describe('@link', () => {
  it('finds nodes by id and drops those that are gone', async () => {
    assert.deepEqual(await ask('author { id } authors { id } onType { id }'), {
      author: { id: 'bob' },
      authors: [{ id: 'bob' }, { id: 'ann' }],
      onType: { id: 'bob' },
    })
  })

  it('keeps the order of other keys, with gaps', async () => {
    assert.deepEqual(await ask('byEmail { id } byWeb { id }'), {
      byEmail: [{ id: 'bob' }, null, { id: 'ann' }, { id: 'bob' }],
      byWeb: { id: 'ann' },
    })
  })

  it('is null without a key and for a node of another type', async () => {
    assert.deepEqual(await ask('none { id } wrong { id }'), { none: null, wrong: null })
  })

  it('finds many nodes by one key', async () => {
    const { data } = await site.execute({ query: '{ author(id: {eq: "bob"}) { posts { id } } }' })
    assert.deepEqual(JSON.parse(JSON.stringify(data)), { author: { posts: [{ id: 'post' }] } })
  })
})

describe('@fileByRelativePath', () => {
  it('starts from the folder of the File above', async () => {
    assert.deepEqual(await ask('meta { cover { id } }'), { meta: { cover: { id: 'a' } } })
  })
})

describe('@proxy', () => {
  it('reads another field, of the object or of the topmost node above it', async () => {
    assert.deepEqual(await ask('coverTitle meta { folder }'), {
      coverTitle: '../a.png',
      meta: { folder: '/site/posts' },
    })
  })
})

describe('@dateformat', () => {
  it('takes its options as defaults of the arguments', async () => {
    assert.deepEqual(
      await ask('date month: date(formatString: "MMM D") dates(formatString: "YY")'),
      {
        date: '2024',
        month: 'Jan 5',
        dates: ['24', '23'],
      },
    )
  })
})
