/**
 * Random edits of a small site: after each, a warm build must leave what a cold one leaves, byte for byte.
 *
 * The suite makes few edits. All of the proof:
 *   GREENLIGHT_RANDOM_EDITS=200 GREENLIGHT_SEED=1 node --import ./packages/greenlight/scripts/register-typescript.js \
 *     --test packages/conformance/test/random-edits.test.ts
 */
import assert from 'node:assert/strict'
import { it, type TestContext } from 'node:test'
import { createSiteFolder } from '../../greenlight/test/site-folder.ts'
import { createEditedSite, EDITS, filesOf, PICTURE_EDITS } from '../src/random-edits/edited-site.ts'
import {
  build,
  buildCold,
  createSiteWriter,
  describeDifferences,
  readFolder,
} from '../src/random-edits/warm-and-cold.ts'
import { createRandom } from '../src/random-query/random.ts'

const EDIT_COUNT = Number(process.env.GREENLIGHT_RANDOM_EDITS ?? 2)
const SEED = Number(process.env.GREENLIGHT_SEED ?? 1)

/** Edits of one site; the next sequence starts from a new one. */
const SEQUENCE = 25

/** One sequence in so many shows pictures, which take long to make. */
const PICTURES_IN = 4

it('leaves what a cold build leaves after each random edit', async t => {
  for (let done = 0; done < EDIT_COUNT; done += SEQUENCE) {
    const count = Math.min(SEQUENCE, EDIT_COUNT - done)
    const seed = SEED + done / SEQUENCE
    await t.test(`${count} edits, seed ${seed}`, inner => editAndCompare(inner, { count, seed }))
  }
})

async function editAndCompare(
  t: TestContext,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<void> {
  const random = createRandom(seed)
  const state = createEditedSite(random)
  const hasPictures = seed % PICTURES_IN === 0
  const edits = hasPictures ? [...EDITS, ...PICTURE_EDITS, ...PICTURE_EDITS] : EDITS
  const site = createSiteFolder({})
  t.after(site.remove)
  const write = createSiteWriter(site.root)
  write(filesOf(state))
  await build(site)
  const failures: string[] = []
  for (let step = 1; step <= count; step++) {
    const names: string[] = []
    for (const [name, make] of random.some(edits, 3)) {
      make(state, random)
      names.push(name)
    }
    write(filesOf(state))
    await build(site)
    const differences = describeDifferences(readFolder(site.path('public')), await buildCold(site))
    if (differences.length > 0) {
      failures.push(`step ${step} (${names.join(', ')}):\n  ${differences.join('\n  ')}`)
      t.diagnostic(failures.at(-1) ?? '')
    }
  }
  assert.deepEqual(failures, [])
}
