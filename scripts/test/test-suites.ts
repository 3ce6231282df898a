import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunCommand, root } from './run-command.ts'
import type { Outcome } from './run-steps.ts'

/** What to run with Node's own test runner. */
export interface NodeTests {
  /** Test files, relative to the repository. */
  files: readonly string[]
  /** Files that run at one time. */
  concurrency: number
  /** Milliseconds that one test, and one file with all of its tests, may take. */
  timeout: number
  env?: Record<string, string>
}

/** Flags that let Node run the TypeScript sources of this repository. */
export const runTypescript = ['--import', './packages/greenlight/scripts/register-typescript.js']

/** Runs test files with Node's test runner and counts the tests. No file at all is an error: nothing would be shown. */
export async function runNodeTests(command: RunCommand, tests: NodeTests): Promise<Outcome> {
  if (tests.files.length === 0) throw new Error('There is no test file to run.')
  return inTemporaryFolder(async folder => {
    const tap = join(folder, 'tap')
    const { code, output } = await command(
      process.execPath,
      [
        ...runTypescript,
        '--test',
        `--test-concurrency=${tests.concurrency}`,
        `--test-timeout=${tests.timeout}`,
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${tap}`,
        ...tests.files,
      ],
      { ...(tests.env && { env: tests.env }), silent: true },
    )
    const outcome = countTap(await readFile(tap, 'utf8').catch(() => ''))
    if (code !== 0) console.log(failuresOf(output))
    return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome
  })
}

/** Runs Jest on the site and counts the tests; a file that could not be loaded is one failed test. */
export async function runJest(command: RunCommand): Promise<Outcome> {
  return inTemporaryFolder(async folder => {
    const report = join(folder, 'jest.json')
    const { code } = await command('npx', ['jest', '--ci', '--json', `--outputFile=${report}`], {
      env: { NODE_ENV: 'test' },
    })
    const counts: unknown = JSON.parse(await readFile(report, 'utf8').catch(() => '{}'))
    const passed = numberAt(counts, 'numPassedTests')
    const failed =
      numberAt(counts, 'numFailedTests') + numberAt(counts, 'numRuntimeErrorTestSuites')
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
  })
}

/** The counts at the end of a report of Node's TAP reporter. A cancelled test has failed. */
export function countTap(tap: string): Outcome {
  const count = (name: string) => {
    const line = tap.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))
    return Number(line?.[1] ?? 0)
  }
  return { passed: count('pass'), failed: count('fail') + count('cancelled') }
}

/** Files ending in `.test.ts` below the folders, as paths from the repository, sorted. A folder may be absent. */
export function findTestFiles(folders: readonly string[]): string[] {
  return folders
    .filter(folder => existsSync(join(root, folder)))
    .flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(path => path.endsWith('.test.ts') && !path.includes('node_modules'))
        .map(path => join(folder, path)),
    )
    .sort()
}

function failuresOf(output: string): string {
  const start = output.lastIndexOf('failing tests:')
  return output.slice(start === -1 ? -12_000 : start, start === -1 ? undefined : start + 24_000)
}

function numberAt(value: unknown, key: string): number {
  if (typeof value !== 'object' || value === null) return 0
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'number' ? found : 0
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'npm-test-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
