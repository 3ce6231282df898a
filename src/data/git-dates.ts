import { execFileSync } from 'node:child_process'

/**
 * When each file below a folder was last committed: path relative to the repository's top -> ISO date.
 * One call of git for all files. Empty outside a repository, without git, and in a shallow clone, whose history
 * would give every file the date of the last commit.
 */
export function readGitDates(root: string, folder: string): ReadonlyMap<string, string> {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, ...args], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  const dates = new Map<string, string>()
  try {
    if (git('rev-parse', '--is-shallow-repository').trim() === 'true') return dates
    const log = git(
      '-c',
      'core.quotePath=false',
      'log',
      '--format=%x00%cI',
      '--name-only',
      '--relative',
      '--',
      folder,
    )
    for (const commit of log.split('\0').slice(1)) {
      const [date = '', ...files] = commit.split('\n').filter(line => line !== '')
      for (const file of files) if (!dates.has(file)) dates.set(file, new Date(date).toISOString())
    }
  } catch {
    return new Map()
  }
  return dates
}
