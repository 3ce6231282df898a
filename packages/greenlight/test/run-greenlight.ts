import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Problem } from '#diagnostics'

const BIN = fileURLToPath(new URL('../bin/greenlight.js', import.meta.url))

/** What became of a command. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** The problems that were reported; only with `--json`. */
  readonly problems: readonly Problem[]
}

/** Runs `greenlight` in a site's folder as its user would. Killed after two minutes. */
export function runGreenlight(
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: '', NODE_OPTIONS: '', ...env },
      timeout: 120_000,
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', data => {
      stdout += data
    })
    child.stderr.on('data', data => {
      stderr += data
    })
    child.on('error', reject)
    child.on('close', code => resolve({ code, stdout, stderr, problems: readProblems(stderr) }))
  })
}

function readProblems(text: string): Problem[] {
  return text.split('\n').flatMap(line => {
    if (!line.startsWith('{"type":"problem"')) return []
    return JSON.parse(line)
  })
}
