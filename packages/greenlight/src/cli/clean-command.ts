import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from '#cache'
import type { CommandContext } from './command-context.ts'

/** Deletes `.cache` and `public`, unless another command is at work in the folder. Resolves with true. */
export async function cleanCommand({ root, reporter }: CommandContext): Promise<boolean> {
  const lock = lockFolder(join(root, '.cache', 'greenlight'), 'greenlight clean')
  for (const folder of ['public', '.cache']) {
    rmSync(join(root, folder), { recursive: true, force: true })
  }
  lock.release()
  reporter.log('success', 'Deleted .cache and public')
  return true
}
