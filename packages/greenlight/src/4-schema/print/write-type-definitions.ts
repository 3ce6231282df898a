import { access, writeFile } from 'node:fs/promises'
import { messageOf } from '#diagnostics'
import type { Composer, ReportProblem } from '../build/composer.ts'
import { typeDefinitionsNotWritten } from '../errors.ts'
import type { PrintTypeDefinitions } from '../schema-input.ts'
import { printType } from './print-type.ts'
import { selectTypes } from './select-types.ts'

/**
 * Writes the types of a site, as inferred and defined so far, to a file of SDL (`actions.printTypeDefinitions`).
 * What keeps it from being written is reported and does not stop the build.
 */
export async function writeTypeDefinitions(
  request: PrintTypeDefinitions,
  { composer, report }: { readonly composer: Composer; readonly report: ReportProblem },
): Promise<void> {
  const { path } = request
  const warn = (message: string, cause?: unknown) =>
    report(typeDefinitionsNotWritten(message, path, cause))
  if (await exists(path)) {
    warn(`Printing type definitions aborted. The file \`${path}\` already exists.`)
    return
  }
  try {
    const types = selectTypes(composer, request).map(printType)
    const head = `### Type definitions saved at ${new Date().toISOString()} ###`
    await writeFile(path, [head, ...types].join('\n\n'))
  } catch (error) {
    warn(`Failed writing type definitions to \`${path}\`: ${messageOf(error)}`, error)
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
