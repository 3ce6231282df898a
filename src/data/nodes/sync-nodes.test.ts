/** @jest-environment node */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openContent } from '../content/open-content'
import { makeFakeNodeApi } from '../test/fake-node-api.fixture'
import { makeSite, postText } from '../test/make-site.fixture'
import { linkPosts } from './link-posts'
import { syncAll } from './sync-nodes'

/** A site whose markdown nodes are there, as after sourcing. */
function openSite(files: Readonly<Record<string, string>>, showUnpublished = false) {
  const root = makeSite(files)
  const api = makeFakeNodeApi()
  const content = openContent(root)
  const now = new Date('2025-01-01T00:00:00Z')
  const site = { root, showUnpublished, now, editBase: 'https://example.com/edit' }
  const sync = () => {
    content.refresh()
    syncAll(api.args, { content, site })
    linkPosts(api.args, () => null)
  }
  for (const file of Object.keys(files).filter(path => path.endsWith('.md')))
    api.addRemark(join(root, file))
  const slugs = (type: string) =>
    api.args
      .getNodesByType(type)
      .map(({ slug }) => String(slug))
      .sort()
  return { ...api, root, sync, slugs, site, content }
}

const sample = {
  'content/posts/a.md': postText(['tags: [routing]', 'author: {name: JJ Kasper}']),
  'content/posts/draft.md': postText(['draft: true', 'tags: [secret]', 'author: {name: Nobody}']),
  'content/posts/later.md': postText(['publishAt: 2025-01-02', 'series: Hidden']),
  'content/posts/quiet.md': postText(['unlisted: true']),
  'content/pages/about.md': '---\ntitle: About\n---\n',
}

test('a production build has no node of drafts and scheduled posts, nor of what only they name', () => {
  const { sync, slugs, nodes } = openSite(sample)
  sync()
  expect(slugs('Post')).toEqual(['a', 'quiet'])
  expect([slugs('Author'), slugs('Tag'), slugs('Series')]).toEqual([['jj-kasper'], ['routing'], []])
  expect(
    JSON.stringify([...nodes.values()].filter(({ internal }) => internal.owner === 'site')),
  ).not.toMatch(/secret|Nobody|Hidden|draft\.md|later/)
})

test('develop has them all, marked', () => {
  const { sync, slugs, args } = openSite(sample, true)
  sync()
  expect(slugs('Post')).toEqual(['a', 'draft', 'later', 'quiet'])
  const marks = args
    .getNodesByType('Post')
    .map(({ slug, draft, scheduled }) => [slug, draft, scheduled])
  expect(marks).toContainEqual(['draft', true, false])
  expect(marks).toContainEqual(['later', false, true])
  expect(marks).toContainEqual(['a', false, false])
})

test('posts are linked to their people and subjects, and to the place where they are edited', () => {
  const { sync, nodes, args } = openSite(sample)
  sync()
  const post = args.getNodesByType('Post').find(({ slug }) => slug === 'a')
  expect(nodes.get(String(post?.author))?.name).toBe('JJ Kasper')
  expect(post?.tags).toEqual([args.getNodesByType('Tag')[0]?.id])
  expect(post?.editUrl).toBe('https://example.com/edit/content/posts/a.md')
  expect(nodes.get(String(post?.parent))?.children).toEqual([post?.id])
})

test('a second run over unchanged content creates and deletes nothing', () => {
  const { sync, counts } = openSite(sample)
  sync()
  const before = { ...counts }
  sync()
  expect({ ...counts, touched: 0 }).toEqual({ ...before, touched: 0 })
  expect(counts.touched).toBeGreaterThan(before.touched)
})

test('changes of a post, an author, tags and series reach the nodes, and so do deletions', () => {
  const { root, sync, slugs, args, nodes } = openSite({
    ...sample,
    'content/authors/jj.yaml': 'name: JJ Kasper\n',
    'content/tags.yaml': 'routing:\n  name: Routing\n',
  })
  sync()
  expect([slugs('Author'), args.getNodesByType('Tag')[0]?.name]).toEqual([['jj'], 'Routing'])

  writeFileSync(join(root, 'content/tags.yaml'), 'routing:\n  name: Routes of all kinds\n')
  rmSync(join(root, 'content/authors/jj.yaml'))
  sync()
  expect([slugs('Author'), args.getNodesByType('Tag')[0]?.name]).toEqual([
    ['jj-kasper'],
    'Routes of all kinds',
  ])
  const post = args.getNodesByType('Post').find(({ slug }) => slug === 'a')
  expect(nodes.get(String(post?.author))?.slug).toBe('jj-kasper')

  writeFileSync(join(root, 'content/posts/a.md'), postText(['draft: true', 'tags: [routing]']))
  rmSync(join(root, 'content/posts/quiet.md'))
  rmSync(join(root, 'content/tags.yaml'))
  sync()
  expect([slugs('Post'), slugs('Author'), slugs('Tag')]).toEqual([[], [], []])
})

test('a scheduled post appears when its time has come', () => {
  const { sync, slugs, site } = openSite(sample)
  sync()
  site.now = new Date('2025-01-02T00:00:00Z')
  sync()
  expect(slugs('Post')).toContain('later')
})

test('a post whose front matter lost its date has no node until it is mended', () => {
  const { root, sync, slugs } = openSite({ 'content/posts/a.md': postText() })
  sync()
  writeFileSync(join(root, 'content/posts/a.md'), '---\ntitle: A\n---\n')
  sync()
  expect(slugs('Post')).toEqual([])
  writeFileSync(join(root, 'content/posts/a.md'), postText())
  sync()
  expect(slugs('Post')).toEqual(['a'])
})
