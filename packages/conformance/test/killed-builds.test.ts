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
import { it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createSiteFolder, type SiteFolder } from '../../greenlight/test/site-folder.ts'
import { createEditedSite, EDITS, filesOf } from '../src/random-edits/edited-site.ts'
import {
  build,
  buildCold,
  createSiteWriter,
  describeDifferences,
  type FolderContent,
  readFolder,
} from '../src/random-edits/warm-and-cold.ts'
import { createRandom } from '../src/random-query/random.ts'

const KILL_COUNT = Number(process.env.GREENLIGHT_RANDOM_KILLS ?? 2)
const SEED = Number(process.env.GREENLIGHT_SEED ?? 1)

/** Kills in a row before a build may end. */
const KILLS_IN_A_ROW = 3

const BIN = fileURLToPath(new URL('../../greenlight/bin/greenlight.js', import.meta.url))

/** Starts a build and kills it after so many milliseconds. @returns whether it was still running */
async function killBuild(site: SiteFolder, after: number): Promise<boolean> {
  const child = spawn(process.execPath, [BIN, 'build'], {
    cwd: site.root,
    stdio: 'ignore',
    env: { ...process.env, NODE_ENV: '', NODE_OPTIONS: '' },
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), after)
  const [, signal] = await once(child, 'exit')
  clearTimeout(timer)
  return signal === 'SIGKILL'
}

/** Files of a killed build that are neither as they were nor as they are to be, and documents without their files. */
function findBroken(
  found: FolderContent,
  { before, after }: { readonly before: FolderContent; readonly after: FolderContent },
): string[] {
  const broken: string[] = []
  for (const [name, content] of found) {
    if (basename(name).startsWith('.greenlight-')) continue
    if (content !== before.get(name) && content !== after.get(name)) broken.push(name)
    if (!name.endsWith('.html')) continue
    for (const [, address = ''] of content.matchAll(/<script[^>]* src="\/([^"]+)"/g)) {
      if (!found.has(address)) broken.push(`${name} without ${address}`)
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
  await build(site)
  const publicFolder = site.path('public')
  let longest = 0
  let kills = 0
  while (kills < KILL_COUNT) {
    const before = readFolder(publicFolder)
    for (const [, make] of random.some(EDITS, 3)) make(state, random)
    write(filesOf(state))
    const found: FolderContent[] = []
    // Without an end of its own the loop would go on for ever where every build is done before it is killed.
    const planned = 1 + random.below(KILLS_IN_A_ROW)
    for (let count = 0; count < planned; count++) {
      const wasRunning = await killBuild(site, random.fraction() * (longest || 2000))
      found.push(readFolder(publicFolder))
      if (!wasRunning) break
      kills++
    }
    const began = performance.now()
    await build(site)
    longest = Math.max(longest, performance.now() - began)
    const after = readFolder(publicFolder)
    assert.deepEqual(describeDifferences(after, await buildCold(site)), [], `after ${kills} kills`)
    for (const files of found) {
      assert.deepEqual(findBroken(files, { before, after }), [], `after ${kills} kills`)
    }
  }
})
