import { buildSite } from '../build.ts'
import type { CommandContext } from './command-context.ts'

export interface BuildCommandOptions {
  readonly prefixPaths?: boolean
  /** False after `--no-uglify`. */
  readonly uglify?: boolean
  readonly logPages?: boolean
  readonly twins?: boolean
}

/** Builds the site into `public`. Resolves with true; what fails is thrown. */
export async function buildCommand(
  { root, reporter, json, answer }: CommandContext,
  { prefixPaths, uglify = true, logPages = false, twins = true }: BuildCommandOptions,
): Promise<boolean> {
  const began = performance.now()
  const summary = await buildSite({
    root,
    reporter,
    minify: uglify,
    twins,
    ...(prefixPaths === undefined ? {} : { prefixPaths }),
  })
  const seconds = (performance.now() - began) / 1000
  if (json) {
    answer(JSON.stringify({ ...summary, seconds, timings: reporter.timings }))
    return true
  }
  if (logPages) for (const path of summary.rendered) answer(path)
  const { pages, rendered, deletedFiles } = summary
  const deleted = deletedFiles > 0 ? `, ${deletedFiles} stale files deleted` : ''
  reporter.log(
    'success',
    `Built ${pages} pages in ${seconds.toFixed(1)} s: ${rendered.length} rendered, ${pages - rendered.length} unchanged${deleted}`,
  )
  return true
}
