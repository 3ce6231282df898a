import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import { readStyles } from './compare-styles.ts'

/** What a plugin's users would look for in the `public` folder of its test site, by the site's name. */
export const PLUGIN_OUTPUTS: Readonly<Record<string, (folder: string) => void>> = {
  css(folder) {
    const $ = pageOf(folder, 'index.html')
    assert.match($('main').attr('class') ?? '', /^card-module--card--[\da-f]{5}$/)
    assert.equal($('h1').attr('class')?.split(' ').length, 2, 'composed classes')
    assert.match($('img[alt=small]').attr('src') ?? '', /^data:image\/svg/)
    assert.match($('img[alt=edge]').attr('src') ?? '', /^data:/, 'exactly at the limit')
    const ofHost = /^https:\/\/assets\.example\.com\/blog\/(static\/[\w.-]+)$/
    const [, big = ''] = ofHost.exec($('img[alt=big]').attr('src') ?? '') ?? []
    assert.match(big, /^static\/big-[\da-f]{32}\.svg$/)
    assert.ok(existsSync(join(folder, big)))
    const [paper, font, data, second] = $('a')
      .toArray()
      .map(element => $(element).attr('href') ?? '')
    assert.ok(
      existsSync(join(folder, ofHost.exec(paper ?? '')?.[1] ?? 'none')),
      'documents are files',
    )
    assert.match(font ?? '', /^data:font\/woff2;base64,/)
    assert.deepEqual([data, second], ['/blog/deep/data.json', '/blog/second/'])
    assert.match($('main').text(), /good morning/)
    assert.match($('pre').text(), /"when":"2024-01-02","list":\[1,"two",\{"three":true\}\]/)
    const styles = readStyles(folder).join('\n')
    assert.match(styles, /-webkit-user-select: none/, "the site's browsers want prefixes")
    const [code = ''] = readdirSync(folder).filter(name => /^component.*index.*\.js$/.test(name))
    assert.doesNotMatch(textOf(folder, code), /\?\.deep/, 'and code they understand')
    assert.ok(styles.includes(`url(https://assets.example.com/blog/${big})`))
    assert.ok(existsSync(join(folder, 'deep/data.json')))
  },

  'gatsby-plugin-sass'(folder) {
    const styles = readStyles(folder).join('\n')
    assert.match(styles, /\.page color: #c0ffee/, 'a variable of additionalData')
    assert.match(styles, /\.page \.inner margin: 24px/, 'a variable of a partial')
    const $ = pageOf(folder, 'index.html')
    const [small, large] = $('button')
      .toArray()
      .map(element => $(element).attr('class'))
    assert.match(small ?? '', /^button-module--button--/)
    assert.match(styles, new RegExp(`\\.${large} padding: 24px`), 'classes of the page are styled')
  },

  'gatsby-plugin-postcss'(folder) {
    const styles = readStyles(folder).join('\n')
    assert.match(styles, /\.list \.item color: green/, 'nested rules')
    assert.match(styles, /outline: 3px red solid/, "the site's own plugin")
    assert.equal(pageOf(folder, 'index.html')('main').attr('class'), 'box_of_box-module')
  },

  'gatsby-plugin-styled-components'(folder) {
    for (const file of ['index.html', 'second/index.html']) {
      const $ = pageOf(folder, file)
      const styles = $('style[data-styled]').text()
      const classes = $('section').attr('class')?.split(' ') ?? []
      assert.match(classes[0] ?? '', /^box__Box-sc-/, 'named by the Babel plugin')
      assert.ok(
        classes.some(name => styles.includes(`.${name}{padding:7px;`)),
        'styled in the document',
      )
    }
    const styles = pageOf(folder, 'index.html')('style[data-styled]').text()
    assert.match(styles, /color:rgb\(1, ?2, ?3\)/)
    assert.match(styles, /color:rgb\(4, ?5, ?6\)/, 'the css property')
  },

  'gatsby-plugin-emotion'(folder) {
    const $ = pageOf(folder, 'index.html')
    const styles = $('style[data-emotion]').text()
    assert.match(styles, /color:rgb\(1, 2, 3\)/)
    const [name] = ($('#prop').attr('class') ?? '').split(' ')
    assert.ok(styles.includes(`.${name}{background:rgb(7, 8, 9);`), 'the css property')
  },

  'static-image'(folder) {
    const $ = pageOf(folder, 'index.html')
    assert.equal($('.gatsby-image-wrapper').length, 3)
    const sources = $('.gatsby-image-wrapper source, .gatsby-image-wrapper img[data-src]')
      .toArray()
      .flatMap(element =>
        ($(element).attr('data-srcset') ?? $(element).attr('srcset') ?? '').split(','),
      )
      .map(source => source.trim().split(' ')[0] ?? '')
      .filter(source => source.startsWith('/static/'))
    assert.ok(sources.length >= 6, `${sources.length} pictures`)
    for (const source of sources) assert.ok(existsSync(join(folder, source)), source)
  },

  'gatsby-plugin-react-helmet'(folder) {
    const $ = pageOf(folder, 'index.html')
    assert.equal($('title').text(), 'Home | Site')
    assert.equal($('html').attr('lang'), 'en')
    assert.equal($('body').attr('class'), 'themed')
    assert.equal($('meta[name=description]').attr('content'), 'About Home')
    assert.deepEqual(JSON.parse($('script[type="application/ld+json"]').text()).name, 'A & B')
    assert.equal(pageOf(folder, 'second/index.html')('title').text(), 'Second | Site')
  },

  'gatsby-plugin-sitemap'(folder) {
    const index = textOf(folder, 'sitemap-index.xml')
    const files = [...index.matchAll(/<loc>https:\/\/example\.com\/(.*?)<\/loc>/g)].map(
      ([, file]) => file ?? '',
    )
    assert.ok(files.length > 1, 'more entries than one file may have')
    const entries = files.flatMap(file =>
      [...textOf(folder, file).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc),
    )
    for (const path of ['/', '/second/', '/third/'])
      assert.ok(entries.includes(`https://example.com${path}`), path)
    assert.ok(!entries.some(entry => entry?.includes('hidden')))
  },

  'gatsby-plugin-feed'(folder) {
    const $ = load(textOf(folder, 'feeds/rss.xml'), { xml: true })
    assert.deepEqual(
      $('item > link')
        .toArray()
        .map(link => $(link).text()),
      ['https://example.com/two/', 'https://example.com/one/'],
    )
    assert.equal($('item > title').last().text(), 'One & only')
    assert.match($('item > content\\:encoded').last().text(), /<em>first<\/em>/)
    const link = pageOf(folder, 'second/index.html')('link[type="application/rss+xml"]')
    assert.equal(link.attr('href'), '/feeds/rss.xml')
  },

  'gatsby-plugin-manifest'(folder) {
    const manifest = JSON.parse(textOf(folder, 'manifest.webmanifest'))
    assert.equal(manifest.name, 'Site')
    for (const { src } of manifest.icons) {
      const [, file = ''] = /^\/blog\/([^?]+)\?v=\w+$/.exec(src) ?? []
      assert.ok(file !== '' && existsSync(join(folder, file)), src)
    }
    const ofPage = (file: string) => pageOf(folder, file)('link[rel=manifest]').attr('href')
    assert.equal(ofPage('index.html'), '/blog/manifest.webmanifest')
    assert.equal(ofPage('second/index.html'), '/blog/manifest_de.webmanifest')
  },

  'gatsby-plugin-robots-txt'(folder) {
    assert.match(
      textOf(folder, 'robots.txt'),
      /User-agent: \*\nAllow: \/\nDisallow: \/hidden\/\nCrawl-delay: 2/,
    )
  },

  'gatsby-plugin-google-gtag'(folder) {
    for (const file of ['index.html', 'second/index.html']) {
      const $ = pageOf(folder, file)
      assert.equal(
        $('head > script[src="https://www.googletagmanager.com/gtag/js?id=G-ONE"]').length,
        1,
        file,
      )
      const code = $('head > script:not([src])').text()
      assert.match(code, /gtag\('config', 'G-ONE', .*gtag\('config', 'AW-TWO', /s)
    }
  },

  'gatsby-plugin-catch-links'(folder) {
    assert.equal(pageOf(folder, 'index.html')('a[href="/second/"]').length, 1)
  },

  'gatsby-plugin-offline'(folder) {
    const worker = textOf(folder, 'sw.js')
    const urls = [...worker.matchAll(/"url": "([^"]+)"/g)].map(([, url]) => url ?? '')
    assert.ok(
      urls.some(url => /^\/?app-/.test(url)),
      'the code of the site',
    )
    assert.ok(urls.includes('offline-plugin-app-shell-fallback/index.html'))
    for (const url of urls) assert.ok(existsSync(join(folder, url)), url)
    const [, app = ''] = /"(?:%pathPrefix%)?\/(app-[^"]+\.js)"/.exec(worker) ?? []
    assert.ok(app === '' || existsSync(join(folder, app)), app)
  },

  'gatsby-plugin-mdx'(folder) {
    const $ = pageOf(folder, 'index.html')
    assert.equal($('h2.heading').text(), 'A heading', 'a component instead of an element')
    assert.equal($('strong.shout').text(), 'shortcode')
    assert.match($('button').text(), /Clicked 0 times/, 'an import')
    assert.equal($('title').text(), 'Written in MDX')
    const post = pageOf(folder, 'post/index.html')
    assert.equal(post('article > h1').text(), 'A post', 'a template with children')
    assert.equal(post('strong.shout').text(), 'Loud')
  },

  rendering(folder) {
    const $ = pageOf(folder, 'index.html')
    assert.deepEqual(
      [$('html').attr('lang'), $('html').attr('class'), $('html').attr('data-head')],
      ['fr', 'site', 'html'],
    )
    assert.equal($('body').attr('class'), 'from-site')
    assert.equal($('#site-root #root-wrapped, #root-wrapped #site-root').length, 1)
    assert.equal($('.page-wrapped').attr('data-path'), '/base/')
    assert.equal($('meta[name=description]').attr('content'), '/base')
    assert.match($('body').text(), /\/base function/)
    assert.deepEqual([$('main > b').text(), $('main > i').text()], ['Rendering', 'Rendering'])
    const replaced = pageOf(folder, 'replaced/index.html')
    assert.equal(replaced('meta[name=renderer]').attr('content'), 'replaced')
    assert.equal(replaced('#___gatsby > i').text(), 'after')
  },

  'webpack-settings'(folder) {
    const $ = pageOf(folder, 'index.html')
    const [part, whole, fallback, bare, extended, note, data, dot, ...more] = $('li')
      .toArray()
      .map(element => $(element).text())
    assert.deepEqual([part, whole, fallback], ['a part', 'the whole', 'a fallback'])
    assert.deepEqual([bare, extended], ['from a folder of modules', 'a custom extension'])
    assert.equal(note, 'A note\n')
    for (const file of [data, dot]) assert.ok(existsSync(join(folder, file ?? '')), file)
    const [stage, flag, shout, path, whisper, babelStage, replaced, drawing, title] = more
    assert.deepEqual([stage, flag, path], ['any', 'true', 'object'])
    assert.deepEqual([shout, whisper, babelStage], ['¡loud!!', 'psst, quiet', 'build-html'])
    assert.deepEqual([replaced, title], ['put back', 'Settings'])
    assert.equal(drawing, '<svg xmlns="http://www.w3.org/2000/svg"/>\n')
    assert.match(pageOf(folder, 'commented/index.html')('p').text(), /^Settings, /)
    const typed = pageOf(folder, 'typed/index.html')
    assert.deepEqual([typed('p').text(), typed('b').text()], ['¡typed!!', 'CAPITALS'])
    assert.match(textOf(folder, 'gatsby-types.d.ts'), /type HomeQuery = /)
    assert.ok(JSON.parse(textOf(folder, 'hooks/order.json')).length > 20)
  },
}

function textOf(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8')
}

function pageOf(folder: string, file: string) {
  return load(textOf(folder, file))
}
