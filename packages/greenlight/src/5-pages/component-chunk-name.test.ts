import assert from 'node:assert/strict'
import { it } from 'node:test'
import { componentChunkName } from './component-chunk-name.ts'

it('gives templates the chunk names of Gatsby', () => {
  const names: Readonly<Record<string, string>> = {
    'src/pages/index.js': 'component---src-pages-index-js',
    'src/pages/{MarkdownRemark.fields__slug}.js':
      'component---src-pages-markdown-remark-fields-slug-js',
    'src/pages/foo/[...all].js': 'component---src-pages-foo-all-js',
    '.cache/dev-404-page.js': 'component---cache-dev-404-page-js',
    'src/t.js?__contentFilePath=/site/content/a.mdx':
      'component---src-t-js-content-file-path-content-a-mdx',
    'src/pages/über.js': 'component---src-pages-uber-js',
  }
  for (const [path, name] of Object.entries(names)) {
    assert.equal(componentChunkName(`/site/${path}`, '/site'), name)
  }
  const long = componentChunkName(`/site/src/${'long/'.repeat(60)}page.js`, '/site')
  assert.match(long, /^component---\d+-.{60}$/)
})
