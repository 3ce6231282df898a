/**
 * Builds killed at random moments: what lies in `public` is whole at each of them, and the next build leaves what a
 * cold one leaves.
 *
 * The suite kills few. All of the proof:
 *   GREENLIGHT_RANDOM_KILLS=100 GREENLIGHT_SEED=1 node --import ./packages/greenlight/scripts/register-typescript.js \
 *     --test packages/conformance/test/killed-builds.test.ts
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createSiteFolder, type SiteFolder } from '../../greenlight/test/site-folder.ts'
import { createEditedSite, EDITS, filesOf } from '../src/random-edits/edited-site.ts'
import {
  buildCold,
  createSiteWriter,
  describeDifferences,
  type FolderContent,
  readFolder,
} from '../src/random-edits/warm-and-cold.ts'
import { createRandom, type Random } from '../src/random-query/random.ts'

const KILL_COUNT = Number(process.env.GREENLIGHT_RANDOM_KILLS ?? 2)
const SEED = Number(process.env.GREENLIGHT_SEED ?? 1)

/** Kills in a row before a build may end. */
const KILLS_IN_A_ROW = 3

const BIN = fileURLToPath(new URL('../../greenlight/bin/greenlight.js', import.meta.url))

/** When a build told that a part of its work was done, in milliseconds from its start; the end of its process last. */
type Moments = readonly { readonly name: string; readonly at: number }[]

const END = 'the end'

/**
 * Starts a build and lets `onMoment` decide when it is killed.
 * @param onMoment told of each moment as it comes; what it returns is the time until the kill, in milliseconds
 */
async function startBuild(
  site: SiteFolder,
  onMoment: (name: string, count: number) => number | undefined,
): Promise<{
  readonly wasKilled: boolean
  readonly code: number | null
  readonly moments: Moments
}> {
  const began = performance.now()
  const moments: { readonly name: string; readonly at: number }[] = []
  const child = spawn(process.execPath, [BIN, 'build', '--json'], {
    cwd: site.root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_ENV: '', NODE_OPTIONS: '' },
  })
  let timer: NodeJS.Timeout | undefined
  function reach(name: string): void {
    moments.push({ name, at: performance.now() - began })
    const wait = onMoment(name, moments.length)
    if (wait !== undefined) timer ??= setTimeout(() => child.kill('SIGKILL'), wait)
  }
  reach('the beginning')
  createInterface({ input: child.stderr }).on('line', line => {
    const [, name] = /^{"type":"activity","name":"([^"]+)"/.exec(line) ?? []
    if (name !== undefined) reach(name)
  })
  const [code, signal]: (number | string | null)[] = await once(child, 'exit')
  clearTimeout(timer)
  moments.push({ name: END, at: performance.now() - began })
  return { wasKilled: signal === 'SIGKILL', code: typeof code === 'number' ? code : null, moments }
}

/**
 * Starts a build and kills it at any moment between one that it tells of and the next, each as likely as any other:
 * most of a build's time goes by in few of its parts.
 * @param last the moments of a build that came to its end
 * @returns the part in which it was killed; undefined where it was done before
 */
async function killBuild(
  site: SiteFolder,
  last: Moments,
  random: Random,
): Promise<string | undefined> {
  const chosen = random.below(last.length - 1)
  const length = (last[chosen + 1]?.at ?? 0) - (last[chosen]?.at ?? 0)
  const wait = random.fraction() * length
  const { wasKilled } = await startBuild(site, (_, count) => (count > chosen ? wait : undefined))
  return wasKilled ? `after ${last[chosen]?.name}` : undefined
}

/** Builds a site to the end. @returns when its parts were done */
async function watchBuild(site: SiteFolder): Promise<Moments> {
  const { code, moments } = await startBuild(site, () => undefined)
  assert.equal(code, 0)
  return moments
}

/** What a document loads from its own site. */
const ASSET = /<(?:script|link|img)[^>]* (?:src|href)="\/([^"]+\.(?:js|css|json|png|webp))"/g

/** Names of files that the engine, or the plugin of the site, is writing. */
const UNFINISHED = /^\.greenlight-|\.tmp$/

/** Files of a killed build that are neither as they were nor as they are to be, and documents without their files. */
function findBroken(
  found: FolderContent,
  { before, after }: { readonly before: FolderContent; readonly after: FolderContent },
): string[] {
  const broken: string[] = []
  for (const [name, content] of found) {
    if (UNFINISHED.test(basename(name))) continue
    if (content !== before.get(name) && content !== after.get(name)) {
      broken.push(`${name}: ${JSON.stringify(content.slice(0, 200))}`)
    }
    if (!name.endsWith('.html')) continue
    for (const [, address = ''] of content.matchAll(ASSET)) {
      const file = decodeURI(Buffer.from(address, 'latin1').toString('utf8'))
      if (!found.has(file)) broken.push(`${name} without ${address}`)
    }
  }
  for (const name of before.keys()) {
    if (after.has(name) && !found.has(name)) broken.push(`${name} is gone`)
  }
  return broken
}

it('is whole whenever it is killed, and goes on from there', async t => {
  const random = createRandom(SEED)
  const state = createEditedSite(random)
  const site = createSiteFolder({})
  t.after(site.remove)
  const write = createSiteWriter(site.root)
  write(filesOf(state))
  let last = await watchBuild(site)
  const publicFolder = site.path('public')
  const places = new Map<string, number>()
  let kills = 0
  while (kills < KILL_COUNT) {
    const before = readFolder(publicFolder)
    for (const [, make] of random.some(EDITS, 3)) make(state, random)
    write(filesOf(state))
    const found: FolderContent[] = []
    // Without an end of its own the loop would go on for ever where every build is done before it is killed.
    const planned = 1 + random.below(KILLS_IN_A_ROW)
    for (let count = 0; count < planned; count++) {
      const place = await killBuild(site, last, random)
      found.push(readFolder(publicFolder))
      if (place === undefined) break
      places.set(place, (places.get(place) ?? 0) + 1)
      kills++
    }
    last = await watchBuild(site)
    const after = readFolder(publicFolder)
    assert.deepEqual(describeDifferences(after, await buildCold(site)), [], `after ${kills} kills`)
    for (const files of found) {
      assert.deepEqual(findBroken(files, { before, after }), [], `after ${kills} kills`)
    }
  }
  for (const [place, count] of places) t.diagnostic(`${count} × ${place}`)
})
