import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { messageOf, ProblemError } from '#diagnostics'

/**
 * Makes the folders that plugins expect: `.cache`, an empty `.cache/fragments`, `public/static`.
 * @throws ProblemError `SITE_NOT_WRITABLE` when the site's folder cannot be written
 */
export function prepareFolders(root: string): void {
  const fragments = join(root, '.cache', 'fragments')
  try {
    rmSync(fragments, { recursive: true, force: true })
    for (const folder of [fragments, join(root, 'public', 'static')]) {
      mkdirSync(folder, { recursive: true })
    }
  } catch (error) {
    throw new ProblemError({
      code: 'SITE_NOT_WRITABLE',
      severity: 'error',
      message: `The site's folder cannot be written: ${messageOf(error)}`,
      hint: 'The folders .cache and public in it must be writable.',
      file: root,
      cause: error,
    })
  }
}
