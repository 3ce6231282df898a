import { readFileSync } from 'node:fs'
import { findModuleFile } from '#config'
import {
  type ErrorLocation,
  isOwnFile,
  locateError,
  messageOf,
  type Problem,
  ProblemError,
  parseStack,
  stackOf,
  withFrame,
} from '#diagnostics'
import { hookFailed } from './errors.ts'
import type { Plugin } from './plugin.ts'

/**
 * Makes problems of what a hook threw: names plugin and hook, and the place in the plugin's own files where
 * the stack leads through them. Problems that an action threw keep their code.
 */
export function describeFailure(
  error: unknown,
  {
    plugin,
    hook,
    subject,
  }: { readonly plugin: Plugin; readonly hook: string; readonly subject?: string | undefined },
): Problem[] {
  const place = locateError(error, [plugin.resolve])
  if (error instanceof ProblemError) {
    return error.problems.map(problem => ({
      ...place,
      ...withoutUndefined(problem),
      plugin: plugin.name,
      hook,
    }))
  }
  const message = messageOf(error)
  return [hookFailed({ plugin: plugin.name, hook, subject, message, place, cause: error })]
}

/**
 * Names the plugin of a rejection that nobody waited for: the one whose files the stack leads through,
 * the most deeply nested folder first; without a stack the one whose hook ran last.
 */
export function describeLateRejection(
  reason: unknown,
  plugins: readonly Plugin[],
  recent: readonly { readonly plugin: Plugin; readonly hook: string }[],
): Problem {
  const frames = parseStack(stackOf(reason))
  const byDepth = [...plugins].sort((a, b) => b.resolve.length - a.resolve.length)
  const owner = byDepth.find(({ resolve }) => frames.some(({ file }) => isOwnFile(file, resolve)))
  const named = frames
    .map(({ functionName }) => functionName.split('.').pop() ?? '')
    .find(name => owner?.nodeAPIs.includes(name))
  const last = recent.findLast(({ plugin }) => !owner || plugin.resolve === owner.resolve)
  return hookFailed({
    plugin: owner?.name ?? last?.plugin.name ?? 'unknown',
    hook: named ?? last?.hook ?? 'unknown',
    message: messageOf(reason),
    place: locateError(reason, owner ? [owner.resolve] : []),
    cause: reason,
    late: true,
  })
}

/** Where a hook is exported in the plugin's gatsby-node, found by its name. */
export function locateHook(plugin: Plugin, hook: string): ErrorLocation | undefined {
  const file = findModuleFile(plugin.resolve, 'gatsby-node')
  if (!file) return undefined
  const source = readFileSync(file, 'utf8')
  const index = source.search(new RegExp(`\\b${hook}\\b`))
  if (index < 0) return undefined
  const before = source.slice(0, index).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  return withFrame({ file, line: before.length, column })
}

function withoutUndefined(problem: Problem): Problem {
  const entries = Object.entries(problem).filter(([, value]) => value !== undefined)
  return { ...problem, ...Object.fromEntries(entries) }
}
