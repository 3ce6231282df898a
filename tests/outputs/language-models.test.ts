import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publicFolder, readText } from '../support/public-files.ts'
import { feedPosts } from '../support/public-site.ts'

test('llms.txt has a title, a summary, and a link to the Markdown of each post', () => {
  const text = readText(publicFolder, 'llms.txt')
  assert.match(text, /^# \S/)
  assert.match(text, /^> \S/m)
  const linked = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+\.md)\)/gm)].map(match => match[1] ?? '')
  assert.deepEqual(
    linked.map(address => new URL(address).pathname),
    feedPosts().map(post => `${post.path}index.md`),
  )
  for (const address of linked) {
    assert.match(readText(publicFolder, new URL(address).pathname), /^# \S/)
  }
})
