import { spawnSync } from 'node:child_process'

/**
 * Makes programs available that come from Debian and not from npm: `{ program: package }`. Installs the missing ones
 * when this process may; throws with the command to run otherwise.
 */
export function installDebianPackages(programs: Readonly<Record<string, string>>): void {
  const missing = Object.entries(programs)
    .filter(([program]) => !isInstalled(program))
    .map(([, name]) => name)
  if (missing.length === 0) return

  const canInstall = process.getuid?.() === 0 && isInstalled('apt-get')
  if (!canInstall) {
    throw new Error(
      `Missing: ${missing.join(', ')}. On Debian: sudo apt-get install ${missing.join(' ')}`,
    )
  }
  console.log(`   Installing ${missing.join(', ')} ...`)
  aptGet(['update'])
  aptGet(['install', '--yes', '--no-install-recommends', ...missing])
}

function isInstalled(program: string): boolean {
  return spawnSync('which', [program], { stdio: 'ignore' }).status === 0
}

function aptGet(args: readonly string[]): void {
  const { status, stderr } = spawnSync('apt-get', ['-q', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${stderr}`)
}
