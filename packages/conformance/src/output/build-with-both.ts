import { execFile } from 'node:child_process'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const greenlight = fileURLToPath(new URL('../../../greenlight/bin/greenlight.js', import.meta.url))
const gatsby = createRequire(import.meta.url).resolve('gatsby/cli.js')

/** Folders with what each engine left in `public`. */
export interface BothOutputs {
  readonly stock: string
  readonly greenlight: string
}

/** A build may encode pictures, on a machine that has other work. */
const TIMEOUT = 600_000

/**
 * Builds a site with stock Gatsby and then with Greenlight, each from nothing, in the same folder: ids of nodes hold
 * absolute paths.
 *
 * @throws Error with the output of an engine that fails
 */
export async function buildWithBoth(site: string): Promise<BothOutputs> {
  await nameGatsby(join(site, 'package.json'))
  const outputs = { stock: join(site, '../stock'), greenlight: join(site, '../greenlight') }
  for (const [name, program] of [
    ['stock', gatsby],
    ['greenlight', greenlight],
  ] as const) {
    await rm(join(site, '.cache'), { recursive: true, force: true })
    await mkdir(join(site, 'public'), { recursive: true })
    await run(process.execPath, [program, 'build'], {
      cwd: site,
      timeout: TIMEOUT,
      maxBuffer: 64 << 20,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        CI: 'true',
        GATSBY_TELEMETRY_DISABLED: '1',
        // Counts for sites with a pathPrefix only.
        PREFIX_PATHS: 'true',
        // The engine's process is no test runner.
        NODE_TEST_CONTEXT: '',
      },
    })
    await rename(join(site, 'public'), outputs[name])
  }
  return outputs
}

/** Gatsby's command refuses a site that does not name it as a dependency. */
async function nameGatsby(file: string): Promise<void> {
  const manifest: Record<string, object> = JSON.parse(await readFile(file, 'utf8'))
  const dependencies = { gatsby: '5', ...manifest.dependencies }
  await writeFile(file, JSON.stringify({ ...manifest, dependencies }))
}
