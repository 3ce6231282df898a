import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writePosts } from './generate-posts.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** Makes a site of `count` generated posts, source-filesystem and transformer-remark in a fresh temporary folder. */
export function makeSite(count: number): string {
  const site = mkdtempSync(join(tmpdir(), `bench-data-${count}-`))
  writeFileSync(join(site, 'package.json'), '{ "name": "bench-data", "private": true }\n')
  writeFileSync(
    join(site, 'gatsby-config.js'),
    `module.exports = {
  plugins: [
    { resolve: 'gatsby-source-filesystem', options: { name: 'content', path: \`\${__dirname}/content\` } },
    'gatsby-transformer-remark',
  ],
}
`,
  )
  symlinkSync(join(repository, 'node_modules'), join(site, 'node_modules'))
  writePosts(join(site, 'content'), count)
  return site
}
