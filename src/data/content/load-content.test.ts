/** @jest-environment node */
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeSite, postText } from '../test/make-site.fixture'
import { loadContent, readPost } from './load-content'
import { openContent } from './open-content'

describe('what authors really write', () => {
  test('is read from both kinds of file, at any depth', () => {
    const root = makeSite({
      'content/posts/one.md': postText(),
      'content/posts/two/index.md': postText(),
      'content/posts/2024/three.MD': postText(),
      'content/posts/two/notes.txt': 'no post',
    })
    const { posts, problems } = loadContent(root)
    expect(posts.map(({ slug }) => slug).sort()).toEqual(['one', 'three', 'two'])
    expect(problems).toEqual([])
  })

  test('may have a byte order mark, Windows line ends, no body or a very long title', () => {
    const title = 'Long '.repeat(2000).trim()
    const root = makeSite({
      'content/posts/bom.md': `\uFEFF${postText([], '## A')}`,
      'content/posts/crlf.md': postText(["slug: 'çé'"], '## A').replaceAll('\n', '\r\n'),
      'content/posts/bare.md': '---\ntitle: A\ndate: 2024-01-01\n---',
      'content/posts/long.md': `---\ntitle: ${title}\ndate: 2024-01-01\n---\n`,
    })
    const { posts, problems } = loadContent(root)
    expect(problems).toEqual([])
    expect(posts.map(({ slug }) => slug)).toEqual(['bare', 'bom', 'çé', 'long'])
    expect(posts[1]?.references.anchors).toEqual(new Set(['a']))
    expect(posts[2]?.references.anchors).toEqual(new Set(['a']))
    expect(posts[3]?.frontMatter?.title).toBe(title)
  })

  test('may leave optional keys empty', () => {
    const root = makeSite({
      'content/posts/a.md': postText(['excerpt:', 'tags:', 'author:', '  name: A', '  picture:']),
    })
    const { posts, problems } = loadContent(root)
    expect(problems).toEqual([])
    expect(posts[0]?.frontMatter).toEqual({
      title: 'A post',
      date: '2024-03-16',
      author: { name: 'A' },
    })
  })
})

test('a site without content is empty', () => {
  const empty = { posts: [], pages: [], authors: [], tags: {}, series: {}, problems: [] }
  expect(loadContent(makeSite({}))).toEqual(empty)
  expect(loadContent(makeSite({ 'content/tags.yaml': '', 'content/posts/.gitkeep': '' }))).toEqual(
    empty,
  )
})

test('what is right in a post with errors is kept', () => {
  const root = makeSite({ 'p.md': postText(['drft: true', 'toc: 7', 'tags: [a]']) })
  const { source, problems } = readPost(join(root, 'p.md'))
  expect(problems).toHaveLength(2)
  expect(source.frontMatter).toEqual({ title: 'A post', date: '2024-03-16', tags: ['a'] })
})

test('a name without a letter gives no address', () => {
  const root = makeSite({ 'content/posts/!!.md': postText() })
  expect(loadContent(root).problems).toMatchObject([
    { line: 1, column: 1, message: 'The name "!!.md" gives the post no address' },
  ])
})

test('authors are read from YAML and markdown, tags and series by their ids', () => {
  const root = makeSite({
    'content/authors/jj.yaml': 'name: JJ Kasper\nurl: https://example.com\n',
    'content/authors/ann.md': '---\nname: Ann\n---\n\nWrites *well*.\n',
    'content/tags.yaml': 'a:\n  name: A\nb:\n  nam: B\n',
    'content/series.yaml': 's:\n  title: S\n  description: Of s.\n',
    'content/pages/about.md': '---\ntitle: About\nlayout: x\n---\n',
  })
  const { authors, tags, series, problems } = loadContent(root)
  expect(authors.map(({ id, bio, frontMatter }) => [id, bio, frontMatter?.name])).toEqual([
    ['ann', 'Writes *well*.', 'Ann'],
    ['jj', '', 'JJ Kasper'],
  ])
  expect(tags).toEqual({ a: { name: 'A' } })
  expect(series).toEqual({ s: { title: 'S', description: 'Of s.' } })
  expect(problems.map(({ line, column, message, hint }) => [line, column, message, hint])).toEqual([
    [3, 1, 'Unknown key "layout"', 'Known keys: title, description.'],
    [3, 1, '"b.name" is missing', 'Add a line "name: ...". Name as readers see it.'],
    [4, 3, 'Unknown key "b.nam"', 'Did you mean name?'],
  ])
})

test('linked files and folders are read; a folder linked into itself once', () => {
  const root = makeSite({ 'elsewhere/a.md': postText(), 'content/posts/b/index.md': postText() })
  symlinkSync(join(root, 'elsewhere/a.md'), join(root, 'content/posts/a.md'))
  symlinkSync(join(root, 'elsewhere'), join(root, 'content/posts/c'))
  symlinkSync(join(root, 'content/posts/b'), join(root, 'content/posts/b/self'))
  symlinkSync(join(root, 'gone'), join(root, 'content/posts/gone.md'))
  const files = loadContent(root).posts.map(({ file }) => file.slice(root.length))
  expect(files).toContain('/content/posts/a.md')
  expect(files).toContain('/content/posts/c/a.md')
  expect(files.filter(file => file.includes('/b/'))).toHaveLength(2)
})

describe('an open content', () => {
  test('reads a file again only when it changed', () => {
    const root = makeSite({ 'content/posts/a.md': postText(), 'content/posts/b.md': postText() })
    const content = openContent(root)
    const [a, b] = content.refresh().posts
    const file = join(root, 'content/posts/a.md')
    writeFileSync(file, postText(['draft: true']))
    const again = content.refresh().posts
    expect(again[0]).not.toBe(a)
    expect(again[0]?.frontMatter?.draft).toBe(true)
    expect(again[1]).toBe(b)
    utimesSync(file, new Date(), new Date(0))
    expect(content.post(file)).not.toBe(again[0])
  })

  test('gives nothing for a file that is gone, and forgets names with the files', () => {
    const root = makeSite({
      'content/posts/a.md': postText(),
      'content/authors/jj.yaml': 'name: JJ Kasper\n',
    })
    const content = openContent(root)
    expect(content.names().authorSlug({ name: 'jj  kasper' })).toBe('jj')
    rmSync(join(root, 'content/authors/jj.yaml'))
    rmSync(join(root, 'content/posts/a.md'))
    mkdirSync(join(root, 'content/posts/a.md'))
    content.refresh()
    expect(content.names().authorSlug({ name: 'JJ Kasper' })).toBe('jj-kasper')
    expect(content.post(join(root, 'content/posts/b.md'))).toBeUndefined()
    expect(content.current().posts).toEqual([])
  })
})
