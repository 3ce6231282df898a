import { readFileSync } from 'node:fs'
import type { BundleInput } from './site-bundle.ts'

type Settings = BundleInput['settings']

const PREFIX = 'process.env.'

/** Variables that tools read by themselves, and those that are meant for the bundle. */
const ALWAYS =
  /^(?:GATSBY_|BROWSERSLIST|TAILWIND_|POSTCSS_|SASS_|REACT_|VITE_|NODE_ENV$|BABEL_ENV$|NODE_PATH$)/

/** `env.NAME`, `env?.NAME`, `env['NAME']`, and names in `{ NAME, OTHER: other } = process.env`. */
const MENTION = /\benv\s*(?:\??\.\s*([A-Za-z_$][\w$]*)|(?:\?\.)?\s*\[\s*['"`]([^'"`]+)['"`])/g
const PATTERN = /\{([^{}]*)\}\s*=\s*(?:\w+\.)*env\b/g

/** Names that the texts of files may read from the environment. */
export function variablesIn(files: readonly string[]): string[] {
  const names = new Set<string>()
  for (const file of files) {
    const text = textOf(file)
    for (const [, name, quoted] of text.matchAll(MENTION)) names.add(name ?? quoted ?? '')
    for (const [, inside = ''] of text.matchAll(PATTERN)) {
      for (const [name] of inside.matchAll(/[A-Za-z_$][\w$]*/g)) names.add(name)
    }
  }
  return [...names].sort()
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/**
 * The settings without the values of environment variables. There are dozens of them that differ from one terminal,
 * or one run of a build server, to the next, and that no module reads.
 */
export function withoutVariables(settings: Settings): unknown {
  return Object.entries(settings).map(([stage, { defines, ...rest }]) => [
    stage,
    { ...rest, defines: Object.entries(defines).filter(([name]) => !name.startsWith(PREFIX)) },
  ])
}

/** The values that count: those of the given names, and of variables that always do. */
export function valuesOf(settings: Settings, names: readonly string[]): string {
  const counts = new Set(names)
  return JSON.stringify(
    Object.entries(settings).map(([stage, { defines }]) => [
      stage,
      Object.entries(defines)
        .filter(([define]) => {
          const name = define.startsWith(PREFIX) ? define.slice(PREFIX.length) : undefined
          return name !== undefined && (counts.has(name) || ALWAYS.test(name))
        })
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    ]),
  )
}
