import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writePosts } from '../data/generate-posts.ts'

/** Another generator with the smallest natural blog for the same posts, in `bench/peers/<folder>`. */
export interface Peer {
  readonly name: string
  readonly folder: string
  /** Package whose installed version is told; none where the program comes from the machine. */
  readonly dependency?: string
  readonly program: string
  readonly args: readonly string[]
  /** Where posts lie, in the site's folder. */
  readonly posts: string
}

/** A peer's site, installed and ready to be built with any number of posts. */
export interface PeerSite {
  readonly version: string
  readonly folder: string
  readonly program: string
  readonly args: readonly string[]
  /** Folder of the posts, absolute. */
  readonly posts: string
  /** Fresh posts, nothing built or cached. */
  reset(count: number): void
  remove(): void
}

const templates = fileURLToPath(new URL('../peers', import.meta.url))

export const PEERS: readonly Peer[] = [
  {
    ...{ name: 'Eleventy', folder: 'eleventy', dependency: '@11ty/eleventy', posts: 'content' },
    ...{ program: 'node_modules/.bin/eleventy', args: ['--quiet'] },
  },
  {
    ...{ name: 'Astro', folder: 'astro', dependency: 'astro', posts: 'content' },
    ...{ program: 'node_modules/.bin/astro', args: ['build'] },
  },
  {
    ...{ name: 'Next', folder: 'next', dependency: 'next', posts: 'content' },
    ...{ program: 'node_modules/.bin/next', args: ['build'] },
  },
  { name: 'Hugo', folder: 'hugo', posts: 'content/posts', program: 'hugo', args: [] },
]

/**
 * Copies a peer's site to a temporary folder and installs what it needs.
 * @returns undefined where its program is not to be had on this machine
 */
export function installPeer(peer: Peer): PeerSite | undefined {
  const folder = mkdtempSync(join(tmpdir(), `bench-${peer.folder}-`))
  cpSync(join(templates, peer.folder), folder, { recursive: true })
  const version = peer.dependency ? install(folder, peer.dependency) : versionOf(peer.program)
  if (version === undefined) {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
  const own = new Set([...readdirSync(folder), 'node_modules'])
  const posts = join(folder, peer.posts)
  return {
    ...{ version, folder, posts, args: peer.args },
    program: peer.dependency ? join(folder, peer.program) : peer.program,
    reset(count) {
      for (const name of readdirSync(folder)) {
        if (!own.has(name)) rmSync(join(folder, name), { recursive: true })
      }
      rmSync(posts, { recursive: true, force: true })
      cpSync(join(templates, peer.folder), folder, { recursive: true })
      rmSync(join(folder, 'node_modules/.astro'), { recursive: true, force: true })
      writePosts(posts, count)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Installs a site's packages. @returns the version of the one that builds it */
function install(folder: string, dependency: string): string | undefined {
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, NODE_ENV: 'development' },
  })
  if (status !== 0) return undefined
  const manifest = readFileSync(join(folder, 'node_modules', dependency, 'package.json'), 'utf8')
  return String(JSON.parse(manifest).version)
}

function versionOf(program: string): string | undefined {
  const { status, stdout } = spawnSync(program, ['version'], { encoding: 'utf8' })
  return status === 0 ? (/v?(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? '') : undefined
}
