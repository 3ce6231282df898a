import { inspect } from 'node:util'
import type { Problem } from '#diagnostics'
import { conflictingTypes } from '../errors.ts'

/** One of the values that do not go together. */
export interface ConflictExample {
  readonly kind: string
  readonly value: unknown
}

/** Gathers the conflicts of all types for one warning. */
export interface Conflicts {
  add(path: string, examples: readonly ConflictExample[]): void
  /** The warning, when there is something to warn of. */
  problem(): Problem | undefined
}

/** Makes an empty collection. Conflicts within `SitePlugin` are dropped: users cannot mend them. */
export function createConflicts(): Conflicts {
  const byPath = new Map<string, Map<string, unknown>>()
  return {
    add(path, examples) {
      if (path.startsWith('SitePlugin.')) return
      const entry = byPath.get(path) ?? new Map<string, unknown>()
      byPath.set(path, entry)
      for (const { kind, value } of examples) {
        if (value !== undefined && value !== null) entry.set(kind, value)
      }
    },
    problem() {
      if (byPath.size === 0) return undefined
      const list = [...byPath].map(([path, kinds]) => `${path}:${describe(kinds)}`)
      return conflictingTypes(list)
    },
  }
}

function describe(kinds: ReadonlyMap<string, unknown>): string {
  return [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, value]) => `\n - type: ${kind}\n   value: ${show(value)}`)
    .join('')
}

function show(value: unknown): string {
  return inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 200 })
}
