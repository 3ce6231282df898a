// biome-ignore-all lint/suspicious/noTemplateCurlyInString: tags with expressions are what is tested
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ProblemError } from '#diagnostics'
import { queryHash } from './query-hash.ts'
import { type RewriteOptions, rewriteQueries } from './rewrite-queries.ts'

const QUERY = '{ site { siteMetadata { title } } }'
const HASH = queryHash(QUERY)

function rewrite(code: string, options: Partial<RewriteOptions> = {}, file = '/site/src/a.tsx') {
  return rewriteQueries(code, file, { stage: 'build-javascript', ...options })
}

function codeOf(code: string, options?: Partial<RewriteOptions>): string | undefined {
  return rewrite(code, options)?.code.trim()
}

describe('rewriteQueries', () => {
  it('puts the hash in the place of a static query and drops the import', () => {
    const rewritten = rewrite(
      `import { graphql, useStaticQuery } from 'gatsby'\nconst d = useStaticQuery(graphql\`${QUERY}\`)`,
    )
    assert.equal(
      rewritten?.code,
      `import { useStaticQuery } from 'gatsby'\nconst d = useStaticQuery("${HASH}")`,
    )
    assert.deepEqual(rewritten?.staticQueryHashes, [HASH])
  })

  it('no longer exports a page query, which stays for code that uses it', () => {
    assert.equal(
      codeOf(`import { graphql } from 'gatsby'\nexport const query = graphql\`${QUERY}\``),
      `const query = "${HASH}"`,
    )
  })

  it('keeps what is exported beside a query', () => {
    assert.equal(
      codeOf(`import { graphql } from "gatsby"\nexport const a = 1, b = graphql\`${QUERY}\``),
      `export const a = 1, b = "${HASH}"`,
    )
  })

  it('knows the tag under another name, as a member, and from require', () => {
    const expected = `f("${HASH}")`
    for (const [head, tag, left] of [
      [`import { graphql as g } from 'gatsby'`, 'g', ''],
      [`import * as Gatsby from 'gatsby'`, 'Gatsby.graphql', `import * as Gatsby from 'gatsby'\n`],
      [`import Gatsby from 'gatsby'`, 'Gatsby.graphql', `import Gatsby from 'gatsby'\n`],
      [`const { graphql } = require('gatsby')`, 'graphql', ''],
      [
        `const { Link, graphql: q } = require('gatsby')`,
        'q',
        `const { Link } = require('gatsby')\n`,
      ],
      [`const gatsby = require('gatsby')`, 'gatsby.graphql', `const gatsby = require('gatsby')\n`],
    ] as const) {
      assert.equal(codeOf(`${head}\nf(${tag}\`${QUERY}\`)`), left + expected, head)
    }
  })

  it('leaves tags of other modules and inner variables of the same name', () => {
    const inner = `import { graphql } from 'gatsby'\nconst f = graphql => graphql\`a\``
    assert.equal(codeOf(inner), undefined)
    assert.equal(codeOf(`import { graphql } from 'other'\ngraphql\`${QUERY}\``), undefined)
    assert.equal(
      codeOf(
        `import { graphql } from 'gatsby'\nfunction f() { { var graphql = String.raw }\nreturn graphql\`x\` }`,
      ),
      undefined,
    )
  })

  it('keeps an import that is used in other ways', () => {
    assert.equal(
      codeOf(`import { graphql } from 'gatsby'\nf(graphql, graphql\`${QUERY}\`)`),
      `import { graphql } from 'gatsby'\nf(graphql, "${HASH}")`,
    )
  })

  it('asks queries of config while the site is built', () => {
    assert.equal(
      codeOf(
        `import { graphql } from 'gatsby'\nexport async function config() { const { data } = graphql\`${QUERY}\`; return () => ({ defer: !data }) }`,
        { stage: 'build-html', isTemplate: true },
      ),
      `export async function config() { const { data } = await global.__gatsbyGraphql(\`${QUERY}\`); return () => ({ defer: !data }) }`,
    )
  })

  it('removes server exports from templates in browser code, with what only they used', () => {
    const code = [
      `import React, { useState } from 'react'`,
      `import fs, { readFile } from 'node:fs'`,
      `import { graphql, Link } from 'gatsby'`,
      `const secret = process.env.SECRET, title = 'x'`,
      `function read() { return fs.readFileSync(secret) }`,
      `export async function getServerData() { await readFile(''); return read() }`,
      `export const config = async () => { graphql\`${QUERY}\`; return () => ({ defer: true }) }`,
      `export default () => <Link to="/">{title}{useState(1)}</Link>`,
    ].join('\n')
    const expected = [
      `import React, { useState } from 'react'`,
      `import { Link } from 'gatsby'`,
      `const title = 'x'`,
      `export default () => <Link to="/">{title}{useState(1)}</Link>`,
    ].join('\n')
    const shipped = codeOf(code, { isTemplate: true })
    assert.equal(shipped?.replace(/\n+/g, '\n'), expected)
    assert.match(codeOf(code, { stage: 'build-html', isTemplate: true }) ?? '', /SECRET/)
    assert.match(codeOf(code) ?? '', /SECRET/)
  })

  it('removes server exports however they are written', () => {
    for (const code of [
      `export { config } from './config'`,
      `export { x as getServerData } from './config'`,
      `const config = 1; export { config }`,
      `const { config } = f(); export { config }`,
      `export const { config } = f`,
      `exports.config = () => 1`,
    ]) {
      const shipped = codeOf(`${code}\nexport default 1`, { isTemplate: true })
      assert.equal(shipped?.replace(/^;\s*/, ''), 'export default 1', code)
    }
    assert.equal(
      codeOf(`const config = 1, a = 2; export { config, a }`, { isTemplate: true }),
      `const a = 2; export { a }`,
    )
    assert.equal(
      codeOf(`export const { config, ...rest } = f()`, { isTemplate: true }),
      `export const { ...rest } = f()`,
    )
  })

  it('tells of text that cannot be a query', () => {
    for (const [text, code] of [
      ['{ a ${b} }', 'QUERIES_INTERPOLATION'],
      [' # nothing\n', 'QUERIES_EMPTY'],
      ['{ a ', 'QUERIES_SYNTAX'],
    ] as const) {
      assert.throws(
        () => rewrite(`import { graphql } from 'gatsby'\nconst x = graphql\`${text}\``),
        error => error instanceof ProblemError && error.problems[0]?.code === code,
        text,
      )
    }
  })

  it('hashes as stock Gatsby', () => {
    // Made by babel-plugin-remove-graphql-queries.
    assert.equal(queryHash('query{site{siteMetadata{title}}}'), '3159585216')
    assert.equal(queryHash(' query { site { siteMetadata { title } } } # x'), '3159585216')
    assert.equal(queryHash('é'), '1489534824')
    assert.equal(queryHash(''), '0')
  })
})
