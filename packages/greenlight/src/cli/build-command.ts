import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildSummary, buildSite } from '../build.ts'
import type { CommandContext } from './command-context.ts'
import { flagsIgnored } from './errors.ts'

export interface BuildCommandOptions {
  readonly prefixPaths?: boolean
  /** False after `--no-uglify`. */
  readonly uglify?: boolean
  readonly profile?: boolean
  readonly explain?: boolean
  readonly logPages?: boolean
  readonly writeToFile?: boolean
  readonly twins?: boolean
  // Gatsby's, which have no effect here.
  readonly graphqlTracing?: boolean
  readonly openTracingConfigFile?: string
  readonly functionsPlatform?: string
  readonly functionsArch?: string
}

/** Builds the site into `public`. Resolves with true; what fails is thrown. */
export async function buildCommand(
  { root, reporter, json, answer }: CommandContext,
  options: BuildCommandOptions,
): Promise<boolean> {
  const { profile, prefixPaths } = options
  const ignored = [
    options.graphqlTracing && '--graphql-tracing',
    options.openTracingConfigFile && '--open-tracing-config-file',
    options.functionsPlatform && '--functions-platform',
    options.functionsArch && '--functions-arch',
  ].flatMap(flag => flag || [])
  if (ignored.length > 0) reporter.report(flagsIgnored(ignored))
  const began = performance.now()
  const summary = await buildSite({
    root,
    reporter,
    minify: options.uglify ?? true,
    twins: options.twins ?? true,
    explain: options.explain ?? false,
    ...(profile === undefined ? {} : { profile }),
    ...(prefixPaths === undefined ? {} : { prefixPaths }),
  })
  const seconds = (performance.now() - began) / 1000
  if (options.writeToFile) writeLists(root, summary)
  if (json) {
    answer(JSON.stringify({ ...summary, seconds, timings: reporter.timings }))
    return true
  }
  const { pages, rendered, deletedPages, deletedFiles } = summary
  if (options.logPages) {
    for (const path of rendered) answer(`Updated page: ${path}`)
    for (const path of deletedPages) answer(`Deleted page: ${path}`)
  }
  for (const line of explanationLines(summary)) answer(line)
  const deleted = deletedFiles > 0 ? `, ${deletedFiles} stale files deleted` : ''
  reporter.log(
    'success',
    `Built ${pages} pages in ${seconds.toFixed(1)} s: ${rendered.length} rendered, ${pages - rendered.length} unchanged${deleted}`,
  )
  return true
}

/** One line for each page that was rendered, then how often each reason was given. */
function explanationLines({ explanation, pages }: BuildSummary): string[] {
  if (!explanation) return []
  const counts = new Map<string, number>()
  for (const { reasons } of explanation.pages) {
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  const { bundle } = explanation
  return [
    ...explanation.pages.map(({ path, reasons }) => `${path}: ${reasons.join('; ')}`),
    ...(explanation.pages.length > 0 ? [''] : []),
    ...[...counts]
      .sort(([, left], [, right]) => right - left)
      .map(([reason, count]) => `${count} × ${reason}`),
    `${pages - explanation.pages.length} pages unchanged`,
    bundle === undefined ? 'The last bundle was used' : `Bundled anew: ${bundle}`,
  ]
}

/** The files that Gatsby writes for `--write-to-file`. */
function writeLists(root: string, { rendered, deletedPages }: BuildSummary): void {
  const folder = join(root, '.cache')
  mkdirSync(folder, { recursive: true })
  const write = (name: string, paths: readonly string[]) =>
    writeFileSync(join(folder, name), paths.map(path => `${path}\n`).join(''))
  write('newPages.txt', rendered)
  write('deletedPages.txt', deletedPages)
}
