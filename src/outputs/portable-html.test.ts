/** @jest-environment node */
import { toPortableHtml } from './portable-html.ts'

const page = 'https://prerender.example/posts/streaming-html/'

test.each([
  ['a rooted path', '<a href="/tags/">t</a>', '<a href="https://prerender.example/tags/">t</a>'],
  ['an anchor', '<a href="#end">e</a>', `<a href="${page}#end">e</a>`],
  ['a relative path', '<img src="a.png" alt="">', `<img src="${page}a.png" alt="">`],
  ['another site', '<a href="https://a.example/b">b</a>', '<a href="https://a.example/b">b</a>'],
  ['a mail address', '<a href="mailto:a@b.example">m</a>', '<a href="mailto:a@b.example">m</a>'],
  ['something that is no address', '<a href="https://">x</a>', '<a href="https://">x</a>'],
  [
    'each picture of a set',
    '<img srcset="/a.png 200w, /b.png 400w" alt="">',
    '<img srcset="https://prerender.example/a.png 200w, https://prerender.example/b.png 400w" alt="">',
  ],
])('makes %s absolute', (_, html, expected) => {
  expect(toPortableHtml(html, page)).toBe(expected)
})

test('leaves out what needs the styles and scripts of the site', () => {
  const html = `<h2 id="a">A<a class="heading-anchor" href="#a">#</a></h2>
<pre class="shiki" style="--shiki-light:#fff" tabindex="0"><code><span style="color:red">x</span></code></pre>
<script>alert(1)</script><style>p{}</style>`
  expect(toPortableHtml(html, page)).toBe(`<h2 id="a">A</h2>
<pre><code><span>x</span></code></pre>`)
})

test('shows a responsive picture of a text as one picture', () => {
  const html = `<span class="gatsby-resp-image-wrapper" style="max-width: 700px">
  <span class="gatsby-resp-image-background-image" style="padding-bottom: 50%"></span>
  <img class="gatsby-resp-image-image" alt="A cache" src="/static/0/a.png" loading="lazy">
</span>`
  expect(toPortableHtml(html, page)).toBe(
    '<img alt="A cache" src="https://prerender.example/static/0/a.png">',
  )
})

test('keeps text with special characters as it is', () => {
  expect(toPortableHtml('<p>a &lt;b&gt; &amp; c é</p>', page)).toBe('<p>a &lt;b&gt; &amp; c é</p>')
})
