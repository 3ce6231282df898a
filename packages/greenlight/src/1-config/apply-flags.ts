import type { Problem } from '#diagnostics'
import { closestMatch } from '#support/closest-match'
import { flagWithoutEffect, unknownFlag } from './errors.ts'
import { locateKey } from './locate-key.ts'
import type { Command } from './site-config.ts'

interface Flag {
  /** Variable that plugins read. */
  readonly variable: string
  readonly command?: Command
  readonly includes?: readonly string[]
  /** Why the engine does nothing with it; plugins see its variable all the same. */
  readonly withoutEffect?: string
}

const FLAGS: Readonly<Record<string, Flag>> = {
  FAST_DEV: {
    variable: 'GATSBY_EXPERIMENTAL_FAST_DEV',
    command: 'develop',
    includes: ['DEV_SSR', 'PRESERVE_FILE_DOWNLOAD_CACHE'],
  },
  DEV_SSR: {
    variable: 'GATSBY_EXPERIMENTAL_DEV_SSR',
    command: 'develop',
    withoutEffect: 'Pages are not rendered on the server in develop.',
  },
  PRESERVE_FILE_DOWNLOAD_CACHE: { variable: 'GATSBY_EXPERIMENTAL_PRESERVE_FILE_DOWNLOAD_CACHE' },
  PARALLEL_SOURCING: { variable: 'GATSBY_EXPERIMENTAL_PARALLEL_SOURCING' },
  DETECT_NODE_MUTATIONS: {
    variable: 'GATSBY_DETECT_NODE_MUTATIONS',
    withoutEffect: 'Changes of nodes outside of actions are not looked for.',
  },
  PARTIAL_HYDRATION: {
    variable: 'GATSBY_PARTIAL_HYDRATION',
    command: 'build',
    withoutEffect: 'Pages are hydrated whole.',
  },
}

/**
 * Sets the environment variable of each flag that is on and fits the command, as Gatsby does.
 * Flags that do not exist, and those the engine does nothing with, are warnings.
 */
export function applyFlags(
  flags: unknown,
  { command, file }: { readonly command: Command; readonly file?: string | undefined },
  variables: Record<string, string | undefined> = process.env,
): Problem[] {
  if (typeof flags !== 'object' || flags === null) return []
  const wanted = new Map<string, unknown>(Object.entries(flags))
  const problems: Problem[] = []
  const turnOn = (name: string) => {
    const flag = FLAGS[name]
    if (!flag || (flag.command && flag.command !== command)) return
    variables[flag.variable] = 'true'
    if (flag.withoutEffect !== undefined) {
      const where = file === undefined ? {} : locateKey(file, ['flags', name])
      problems.push(flagWithoutEffect(name, flag.withoutEffect, where))
    }
    for (const included of flag.includes ?? []) {
      if (wanted.get(included) !== false) turnOn(included)
    }
  }
  for (const [name, value] of wanted) {
    if (!(name in FLAGS)) {
      const where = file === undefined ? {} : locateKey(file, ['flags', name])
      problems.push(unknownFlag(name, closestMatch(name, Object.keys(FLAGS)), where))
    } else if (value) {
      turnOn(name)
    }
  }
  return problems
}
