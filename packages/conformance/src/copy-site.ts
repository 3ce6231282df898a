import { cp, mkdtemp, readdir, readFile, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const corpus = fileURLToPath(new URL('../sites', import.meta.url))
/** Sites that need a server, which their test starts. */
export const servedSites = fileURLToPath(new URL('../served-sites', import.meta.url))
/** Sites that each use one published plugin of Gatsby, or one part of the bundle's configuration. */
export const pluginSites = fileURLToPath(new URL('../plugin-sites', import.meta.url))
/** Sites whose plugins note what they see of their engine. */
export const observedSites = fileURLToPath(new URL('../observed-sites', import.meta.url))

/** Names of the small sites that each stress one area. */
export async function listSites(): Promise<string[]> {
  return (await readdir(corpus)).sort()
}

/**
 * Copies a site of the corpus to a fresh temporary folder, with the repository's `node_modules` beside it,
 * so that no run sees the cache of another. Both engines need the same folder: node ids hold absolute paths.
 */
export async function copySite(name: string, from = corpus): Promise<string> {
  const copy = join(await mkdtemp(join(tmpdir(), 'conformance-')), name)
  await cp(join(from, name), copy, {
    recursive: true,
    filter: source => !['.cache', 'public', 'node_modules'].includes(basename(source)),
  })
  await symlink(join(repository, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** Folders and files of the repository that make up the publication. */
const publication = [
  'content',
  'plugins',
  'schema',
  'src',
  'static',
  'gatsby-config.ts',
  'gatsby-node.ts',
  'gatsby-browser.tsx',
  'gatsby-ssr.tsx',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
]

/** Copies the publication at the root of the repository as `copySite` copies a site of the corpus. */
export async function copyPublication(): Promise<string> {
  const copy = join(await mkdtemp(join(tmpdir(), 'conformance-')), 'publication')
  for (const name of publication)
    await cp(join(repository, name), join(copy, name), { recursive: true })
  await symlink(join(repository, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** The queries that lie in a site's `queries` folder, by file name. */
export async function readQueries(site: string): Promise<{ name: string; query: string }[]> {
  const names = (await readdir(join(site, 'queries')).catch(() => []))
    .filter(name => name.endsWith('.graphql'))
    .sort()
  return Promise.all(
    names.map(async name => ({ name, query: await readFile(join(site, 'queries', name), 'utf8') })),
  )
}
