import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** What one run of a command took. */
export interface CommandFigures {
  readonly milliseconds: number
  /** Memory of the process and all it started, together, at its peak; undefined where /proc does not tell. */
  readonly peakBytes: number | undefined
}

/** Milliseconds between two looks at the memory. */
const INTERVAL = 100

/**
 * Runs a command to its end, silently, as a process of its own.
 * @throws Error with its output when it fails: a figure of failed work would say nothing
 */
export function measureCommand(
  program: string,
  args: readonly string[],
  { cwd }: { readonly cwd: string },
): Promise<CommandFigures> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NODE_ENV: 'production', CI: 'true', GATSBY_TELEMETRY_DISABLED: '1' },
    })
    let output = ''
    let peakBytes: number | undefined
    const look = setInterval(() => {
      const bytes = child.pid === undefined ? undefined : treeBytes(child.pid)
      if (bytes !== undefined) peakBytes = Math.max(peakBytes ?? 0, bytes)
    }, INTERVAL)
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', data => {
        output += data
      })
    }
    child.on('error', reject)
    child.on('close', code => {
      clearInterval(look)
      const milliseconds = performance.now() - start
      if (code === 0) resolve({ milliseconds, peakBytes })
      else reject(new Error(`${program} ${args.join(' ')} ended with code ${code}:\n${output}`))
    })
  })
}

/** Resident memory of a process and its descendants. */
function treeBytes(root: number): number | undefined {
  const children = new Map<number, number[]>()
  const resident = new Map<number, number>()
  try {
    for (const name of readdirSync('/proc')) {
      const pid = Number(name)
      if (!Number.isInteger(pid)) continue
      const status = readStatus(pid)
      if (!status) continue
      resident.set(pid, status.bytes)
      children.set(status.parent, [...(children.get(status.parent) ?? []), pid])
    }
  } catch {
    return undefined
  }
  const bytesOf = (pid: number): number =>
    (resident.get(pid) ?? 0) +
    (children.get(pid) ?? []).reduce((sum, child) => sum + bytesOf(child), 0)
  return bytesOf(root)
}

function readStatus(pid: number): { readonly parent: number; readonly bytes: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8')
    const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1])
    return { parent: number('PPid'), bytes: (number('VmRSS') || 0) * 1024 }
  } catch {
    return undefined
  }
}
