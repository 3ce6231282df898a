import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'

/**
 * Runs an ES module in a process of its own that can load the sources, for tests of what holds for a whole process.
 * @returns what it prints, which must be JSON
 */
export function runInProcess(script: string): unknown {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...process.execArgv, '--input-type=module', '--eval', script],
    { encoding: 'utf8' },
  )
  assert.notEqual(stdout, '', stderr)
  return JSON.parse(stdout)
}
