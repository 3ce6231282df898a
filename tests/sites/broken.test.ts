import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { copySite, type SiteCopy } from '../support/site-copy.ts'

let site: SiteCopy
let build = { code: -1, output: '' }

before(async () => {
  site = copySite()
  site.write(
    'content/posts/misspelt.md',
    "---\ntitle: A\nexcerpt: B\ndate: '2024-01-01'\ncoverimage: ./a.png\n---\n\nText\n",
  )
  site.write(
    'content/posts/impossible.md',
    "---\ntitle: A\nexcerpt: B\ndate: '2024-02-31'\n---\n\nText\n",
  )
  site.write(
    'content/posts/broken-link.md',
    "---\ntitle: A\nexcerpt: B\ndate: '2024-01-01'\n---\n\nSee [this](/posts/nowhere/).\n\n![Lost](./lost.png)\n",
  )
  build = await site.build()
})
after(() => site.dispose())

test('one build tells every mistake, each with its place, and fails', () => {
  assert.notEqual(build.code, 0)
  for (const mistake of [
    /misspelt\.md:5:1[\s\S]*coverImage/,
    /impossible\.md:4:7/,
    /broken-link\.md:7:\d+[\s\S]*\/posts\/nowhere\//,
    /broken-link\.md:9:\d+[\s\S]*lost\.png/,
  ]) {
    assert.match(build.output, mistake)
  }
})
