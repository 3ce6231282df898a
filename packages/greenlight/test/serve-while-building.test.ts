import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { serveSite } from '../src/serve.ts'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder, type SiteFolder } from './site-folder.ts'

const PATHS = ['/', '/second/', '/page-data/index/page-data.json', '/missing/']

/** Files of one state of a site: the number stands in page, data, script and style. */
const stateOf = (number: number): Readonly<Record<string, string>> => ({
  'gatsby-config.js': `module.exports = { siteMetadata: { title: 'State ${number} ${'x'.repeat(number * 700)}' } }`,
  'src/page.js': `import * as React from 'react'
import './style.css'
export default ({ text }) => <main>Code of state ${number}: {text}</main>\n`,
  'src/style.css': `main { width: ${number}px }\n`,
  'src/pages/index.js': `import * as React from 'react'
import { graphql } from 'gatsby'
import Page from '../page'
export default ({ data }) => <Page text={data.site.siteMetadata.title} />
export const query = graphql\`{ site { siteMetadata { title } } }\`\n`,
  'src/pages/second.js': `import * as React from 'react'
import Page from '../page'
export default () => <Page text="second" />\n`,
  'src/pages/404.js': `import * as React from 'react'
export default () => <p>None in state ${number}</p>\n`,
})

async function build(site: SiteFolder): Promise<void> {
  const { code, stderr } = await runGreenlight(site.root, ['build'])
  assert.equal(code, 0, stderr)
}

it('serves whole pages with all that they name while builds go on, then those of the last build', async t => {
  const site = createSiteFolder(stateOf(1))
  await build(site)
  const server = await serveSite({
    ...{ root: site.root, port: 0, host: '127.0.0.1', trailingSlash: 'always', pathPrefix: '' },
  })
  t.after(async () => {
    await server.close()
    site.remove()
  })
  const origin = new URL(server.url).origin
  const get = async (path: string) => {
    const response = await fetch(origin + path, { headers: { 'Accept-Encoding': 'identity' } })
    const length = response.headers.get('content-length')
    const text = await response.text()
    if (length !== null) assert.equal(Buffer.byteLength(text), Number(length), path)
    return { status: response.status, text }
  }

  /** Asks for a page and all that it names, again where a build has ended meanwhile. */
  async function visit(path: string, attempts = 3): Promise<void> {
    const { status, text } = await get(path)
    assert.equal(status, path === '/missing/' ? 404 : 200, path)
    if (path.endsWith('.json')) {
      assert.match(JSON.parse(text).result.data.site.siteMetadata.title, /^State \d (?:x{700})+$/)
      return
    }
    assert.ok(text.endsWith('</body></html>'), path)
    const states = new Set([...text.matchAll(/state (\d)/gi)].map(([, number]) => number))
    assert.equal(states.size, 1, `${path} shows one state`)
    const assets = [...text.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|json|css))"/g)]
    for (const [, address = ''] of assets) {
      const { status, text: asset } = await get(address)
      if (status !== 200 && attempts > 1) {
        assert.notEqual(
          (await get(path)).text,
          text,
          `${path} names ${address}, which is not there`,
        )
        return visit(path, attempts - 1)
      }
      assert.equal(status, 200, address)
      assert.ok(asset.length > 0, address)
    }
  }

  let isBuilding = true
  let visits = 0
  const visitor = async () => {
    while (isBuilding) {
      for (const path of PATHS) await visit(path)
      visits++
      await wait(5)
    }
  }
  const visitors = Promise.all([visitor(), visitor()])
  try {
    for (const number of [2, 1]) {
      site.write(stateOf(number))
      await Promise.race([build(site), visitors])
      const { text } = await get('/')
      assert.match(text, new RegExp(`Code of state (?:<!-- -->)?${number}`))
      assert.match(
        (await get('/missing/')).text,
        new RegExp(`None in state (?:<!-- -->)?${number}`),
      )
    }
  } finally {
    isBuilding = false
  }
  await visitors
  assert.ok(visits > 10, `${visits} visits`)
})
