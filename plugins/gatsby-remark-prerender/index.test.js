/** @jest-environment node */
const { existsSync, mkdirSync, mkdtempSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { tmpdir } = require('node:os')
const { basename, join } = require('node:path')
const remarkPrerender = require('./index')

// The markdown libraries in the versions that gatsby-transformer-remark brings.
const requireOf = createRequire(require.resolve('gatsby-transformer-remark/package.json'))
const Remark = requireOf('remark')
const gfm = requireOf('remark-gfm')
const footnotes = requireOf('remark-footnotes')
const toHast = requireOf('mdast-util-to-hast')
const toHtml = requireOf('hast-util-to-html')
const toToc = requireOf('mdast-util-toc')

const site = mkdtempSync(join(tmpdir(), 'remark-prerender-'))
const folders = { staticFolder: join(site, 'static'), publicFolder: join(site, 'public') }
const post = join(site, 'content/posts/a/index.md')
mkdirSync(join(site, 'content/posts/a'), { recursive: true })
mkdirSync(join(site, 'static/assets'), { recursive: true })
for (const file of ['content/posts/a/b.png', 'static/assets/c.png', 'content/posts/a/data.csv'])
  writeFileSync(join(site, file), 'bytes')
writeFileSync(join(site, 'content/posts/a/d.svg'), '<svg viewBox="0 0 640 360.4"></svg>')
writeFileSync(join(site, 'content/posts/a/other.md'), '# Secret')

/**
 * @param {string} markdown
 * @param {{ title?: unknown, pathPrefix?: string }} [options]
 */
async function transform(markdown, { title = 'Title', pathPrefix = '' } = {}) {
  const tree = new Remark().use(gfm).use(footnotes, { inlineNotes: true }).parse(markdown)
  /** @type {string[]} */
  const warnings = []
  await remarkPrerender(
    {
      markdownAST: tree,
      markdownNode: { parent: null, frontmatter: { title }, fileAbsolutePath: post },
      reporter: { warn: message => warnings.push(String(message)) },
      pathPrefix,
      getRemarkFileDependency: async ({ absolutePath: { eq } }) =>
        existsSync(eq)
          ? { absolutePath: eq, base: basename(eq), internal: { contentDigest: 'digest' } }
          : null,
    },
    folders,
  )
  const html = toHtml(toHast(tree, { allowDangerousHtml: true }), { allowDangerousHtml: true })
  return { tree, html, warnings }
}

/** @type {(...args: Parameters<typeof transform>) => Promise<string>} */
const htmlOf = async (...args) => (await transform(...args)).html

describe('titles', () => {
  test('a first heading that repeats the title is dropped', async () => {
    const html = await htmlOf('#  The  *title*\n\n## Part', { title: 'the title' })
    expect(html).not.toContain('<h1')
    expect(html).toMatch(/^<h2 id="part">/)
  })

  test('another h1 goes one down, and what stands below it', async () => {
    const html = await htmlOf('# One\n\n## Two\n\n###### Six')
    expect(html.match(/<h\d id="\w+"/g)).toEqual(['<h2 id="one"', '<h3 id="two"', '<h6 id="six"'])
  })

  test('headings in quotes go down too', async () => {
    expect(await htmlOf('> # Quoted')).toContain('<h2 id="quoted">')
  })

  test('a title that is no text does not stop the build', async () => {
    expect(await htmlOf('# 2024', { title: 2024 })).toBe('')
  })
})

describe('headings', () => {
  test('have an id and a link to themselves', async () => {
    expect(await htmlOf('## A `b` *c*')).toBe(
      '<h2 id="a-b-c">A <code>b</code> <em>c</em><a href="#a-b-c" class="heading-anchor" aria-label="Link to section: A b c">#</a></h2>',
    )
  })

  test('of one text have ids that differ, also from ids of the page and made-up ones', async () => {
    const html = await htmlOf('## A\n\n## A\n\n## A-1\n\n## Content\n\n## 🎈\n\n## 🎈')
    expect(html.match(/id="[^"]+"/g)).toEqual([
      'id="a"',
      'id="a-1"',
      'id="a-1-1"',
      'id="content-1"',
      'id="section"',
      'id="section-1"',
    ])
  })

  test('the table of contents has the same ids and no sign', async () => {
    const { tree } = await transform('## Éa\n\n## Éa\n\n### Below')
    const toc = toHtml(toHast(toToc(tree, { maxDepth: 3 }).map))
    expect(toc.match(/<a href="[^"]+">[^<]*/g)).toEqual([
      '<a href="#%C3%A9a">Éa',
      '<a href="#%C3%A9a-1">Éa',
      '<a href="#below">Below',
    ])
  })
})

describe('code', () => {
  test('is coloured for both themes, with the name of the file', async () => {
    const html = await htmlOf('```ts title="a<b>.ts"\nconst a = "<x>" // é\n```')
    expect(html).toMatch(/^<figure class="code" data-language="ts"><figcaption>a&lt;b&gt;\.ts/)
    expect(html).toContain('<pre class="shiki" tabindex="0"><code><span class="line">')
    expect(html).toMatch(
      /<span style="--shiki-light:#[0-9a-f]{6};--shiki-dark:#[0-9a-f]{6}">const /i,
    )
    expect(html).toContain('&lt;x&gt;')
    expect(await htmlOf('```js\nfoo\n```')).toContain('<span class="line">foo</span>')
    expect(html).not.toContain('<script')
  })

  test('marks lines', async () => {
    const html = await htmlOf('```js {1,3-4}\na\nb\nc\nd\ne\n```')
    expect(html.match(/class="line[^"]*"/g)).toEqual([
      'class="line highlighted"',
      'class="line"',
      'class="line highlighted"',
      'class="line highlighted"',
      'class="line"',
    ])
  })

  test('in an unknown language is plain, and a warning names the file', async () => {
    const { html, warnings } = await transform('```klingon\na < b\n\nc\n```')
    expect(html).toBe(
      '<figure class="code" data-language="klingon"><pre class="shiki" tabindex="0"><code><span class="line">a &lt; b</span>\n<span class="line"></span>\n<span class="line">c</span></code></pre></figure>',
    )
    expect(warnings).toEqual([
      `${post}: There is no highlighting for code in "klingon": it is shown plain.`,
    ])
  })

  test('without a language is plain without a warning', async () => {
    const { html, warnings } = await transform('    indented')
    expect(html).toContain('data-language="text"')
    expect(warnings).toEqual([])
  })

  test.each(['constructor', '__proto__', 'toString'])('language %s is unknown', async language => {
    expect((await transform(`\`\`\`${language}\nx\n\`\`\``)).warnings).toHaveLength(1)
  })

  test('keeps its text whatever it is', async () => {
    const code = 'if (a) {\n\n\treturn `<${b}>` && "c"\n}  '
    const html = await htmlOf(`\`\`\`js\n${code}\n\`\`\``)
    const text = html
      .replace(/<[^>]+>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
    expect(text).toBe(code)
  })
})

describe('tables', () => {
  test('scroll by themselves and have names that differ', async () => {
    const table = '| a | b |\n|---|--:|\n| 1 | 2 |'
    const html = await htmlOf(`${table}\n\ntext\n\n${table}`)
    expect(html).toContain(
      '<div class="table-scroll" role="region" tabindex="0" aria-label="Table"><table>',
    )
    expect(html).toContain('aria-label="Table 2"')
    expect(html).toContain('<th scope="col">a</th>')
    expect(html).toContain('<td style="text-align:right">2</td>')
    expect(html).not.toContain(' align=')
  })
})

describe('task lists', () => {
  test('have boxes with names', async () => {
    const html = await htmlOf('- [x] one\n- [ ] two')
    expect(html).toContain(
      '<li class="task-list-item"><input type="checkbox" checked disabled aria-label="Done"> one</li>',
    )
    expect(html).toContain('<input type="checkbox" disabled aria-label="To do"> two')
  })
})

describe('footnotes', () => {
  test('are numbered in the order of the text, with a way back to each reference', async () => {
    const html = await htmlOf(
      'A[^z], b[^a], c[^z].\n\n[^a]: First *a*.\n[^z]: Then z.\n[^unused]: Never.',
    )
    expect(html.match(/id="fnref-[^"]+"/g)).toEqual([
      'id="fnref-1"',
      'id="fnref-2"',
      'id="fnref-1-2"',
    ])
    expect(html).toContain(
      '<sup><a href="#fn-1" id="fnref-1" class="footnote-ref" role="doc-noteref" aria-label="Footnote 1">1</a></sup>',
    )
    expect(html).toContain(
      '<section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes-label"><h2 id="footnotes-label">Footnotes</h2>',
    )
    expect(html).toMatch(
      /<li id="fn-1">Then z\. <a href="#fnref-1" [^>]*aria-label="Back to reference 1">↩<\/a> <a href="#fnref-1-2"/,
    )
    expect(html).not.toContain('Never')
  })

  test('may be inline and may refer to each other', async () => {
    const html = await htmlOf('A^[Inline, see[^b].]\n\n[^b]: Last.')
    expect(html).toContain('<li id="fn-1">Inline, see<sup><a href="#fn-2"')
    expect(html).toContain('<li id="fn-2">Last.')
  })

  test('of several paragraphs or ending in code keep their way back', async () => {
    const html = await htmlOf('A[^a]\n\n[^a]: One.\n\n    ```js\n    x\n    ```\n')
    expect(html).toContain('<p>One.</p>')
    expect(html).toMatch(/<\/figure>\s*<p><a href="#fnref-1"/)
  })

  test('that refer to themselves come to an end', async () => {
    expect(await htmlOf('A[^a]\n\n[^a]: Me[^a].')).toContain('id="fnref-1-2"')
  })
})

describe('pictures', () => {
  test('beside the text are left to gatsby-remark-images, outside of a paragraph', async () => {
    const { tree } = await transform(
      '![Alt](./b.png "Caption")\n\nText ![](b.png "No caption") text',
    )
    expect(tree.children[0]).toMatchObject({ type: 'image', url: 'b.png', title: 'Caption' })
    expect(tree.children[1].children[1]).toMatchObject({ alt: 'GATSBY_EMPTY_ALT', title: null })
  })

  test('of static/ are named relative to the text', async () => {
    const { tree } = await transform('![Alt][c]\n\n[c]: /assets/c.png')
    expect(tree.children[0]).toMatchObject({ type: 'image', url: '../../../static/assets/c.png' })
  })

  test('that are drawings are copied and keep their place free', async () => {
    const html = await htmlOf('![A "drawing"](d.svg "Its <caption>")', { pathPrefix: '/blog' })
    expect(html).toBe(
      '<figure class="picture"><img src="/blog/static/digest/d.svg" alt="A &#x22;drawing&#x22;" width="640" height="360" loading="lazy" decoding="async"><figcaption>Its &#x3C;caption></figcaption></figure>',
    )
    expect(existsSync(join(folders.publicFolder, 'static/digest/d.svg'))).toBe(true)
  })

  test('elsewhere and missing ones are plain', async () => {
    const html = await htmlOf('![](https://example.com/x.png?a=1)\n\n![x](/gone.png)')
    expect(html).toBe(
      '<img src="https://example.com/x.png?a=1" alt="" loading="lazy" decoding="async">\n<img src="/gone.png" alt="x" loading="lazy" decoding="async">',
    )
  })
})

describe('links', () => {
  test('to files beside the text lead to copies; markdown and missing files are never copied', async () => {
    const html = await htmlOf('[a](./data.csv#x) [b](./other.md) [c](./gone.csv) [d](/tags/)')
    expect(html.match(/href="[^"]+"/g)).toEqual([
      'href="/static/digest/data.csv#x"',
      'href="./other.md"',
      'href="./gone.csv"',
      'href="/tags/"',
    ])
    expect(existsSync(join(folders.publicFolder, 'static/digest/other.md'))).toBe(false)
  })
})
