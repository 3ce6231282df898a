import type { Composer, ReportProblem } from '../build/composer.ts'
import type { PrintTypeDefinitions } from '../schema-input.ts'

export async function writeTypeDefinitions(
  _request: PrintTypeDefinitions,
  _input: { readonly composer: Composer; readonly report: ReportProblem },
): Promise<void> {}
