import {
  type Activity,
  createPalette,
  locateError,
  messageOf,
  type Problem,
  type Reporter,
  type Severity,
} from '#diagnostics'
import { type FailureLog, type Plugin, ReportedError } from '#plugins'
import { isFunction } from '#support/is-function'
import { stripIndent } from './strip-indent.ts'
import { createTracing } from './tracing.ts'

/** An entry of a plugin's `setErrorMap`. */
interface ErrorMapEntry {
  readonly text?: unknown
  readonly level?: unknown
  readonly docsUrl?: unknown
}

/** An error that a plugin reported itself; ids of its own error map are the plugin's, not codes of the engine. */
const REPORTED = 'PLUGINS_REPORTED'

/** What `reporter.error` returns, as Gatsby's structured errors. */
export interface StructuredError {
  readonly code: string
  readonly text: string
  readonly level: string
  readonly context: Readonly<Record<string, unknown>>
  readonly pluginName: string
  readonly filePath?: string | undefined
  readonly location?: unknown
  readonly docsUrl?: string | undefined
  readonly error?: unknown
}

/** Error texts of plugins, by `<plugin>_<id>`; one map for a site. */
export type ErrorMap = Map<string, ErrorMapEntry>

export interface PluginReporterOptions {
  readonly plugin: Plugin
  readonly hook: string
  readonly reporter: Reporter
  readonly failures: FailureLog
  readonly errorMap: ErrorMap
  /** Whether `panicOnBuild` ends the command. */
  readonly isBuild: boolean
}

/**
 * The `reporter` that plugins receive, as Gatsby's. Its methods need no `this`, so plugins may pass them on or
 * spread the object. `panic` cannot end the process, which may hold other sites: it throws, and the failure stays
 * noted even where the plugin catches it, so that the command fails.
 *
 * @returns the reporter, and a function that ends the activities the plugin left running
 */
export function createPluginReporter(options: PluginReporterOptions): {
  readonly reporter: Readonly<Record<string, unknown>>
  readonly endActivities: () => void
} {
  const { plugin, hook, reporter, failures, errorMap, isBuild } = options
  const running = new Set<{ readonly end: () => void }>()

  function error(meta: unknown, thrown?: unknown): unknown {
    if (Array.isArray(thrown)) return thrown.map(item => error(meta, item))
    if (Array.isArray(meta)) return meta.map(item => error(item))
    const structured = structure(meta, thrown, plugin.name, errorMap)
    reporter.report(toProblem(structured, plugin, hook))
    return structured
  }

  function panic(meta: unknown, thrown?: unknown): never {
    const problems = [meta].flat().flatMap(item => {
      const structured = structure(item, thrown, plugin.name, errorMap)
      return toProblem(structured, plugin, hook)
    })
    const place = locateError(new Error(), [plugin.resolve])
    const fatal = problems.map(problem => ({
      ...(problem.file === undefined ? place : {}),
      ...problem,
      severity: 'error' as const,
    }))
    for (const problem of fatal) failures.add(problem)
    throw new ReportedError(fatal)
  }

  const panicOnBuild = (meta: unknown, thrown?: unknown): unknown =>
    isBuild ? panic(meta, thrown) : error(meta, thrown)

  function startTimed(text: string, total?: number) {
    let activity: Activity | undefined
    const base = {
      start() {
        activity ??= reporter.startActivity(text, total === undefined ? {} : { total })
        running.add(base)
      },
      end() {
        activity?.end()
        running.delete(base)
      },
      setStatus: (status: string) => activity?.setStatus(status),
      panic(meta: unknown, thrown?: unknown): never {
        activity?.end('failure')
        return panic(meta, thrown)
      },
      panicOnBuild(meta: unknown, thrown?: unknown) {
        activity?.end('failure')
        return panicOnBuild(meta, thrown)
      },
      span: createTracing().parentSpan,
    }
    return { base, current: () => activity }
  }

  function createProgress(text: string, total = 0, start = 0) {
    const { base, current } = startTimed(text, total)
    let limit = total
    let first = start
    return {
      ...base,
      start() {
        base.start()
        if (first) current()?.advance(first)
        first = 0
      },
      tick: (by = 1) => current()?.advance(by),
      done: base.end,
      get total() {
        return limit
      },
      set total(value: number) {
        limit = value
        current()?.setTotal(value)
      },
    }
  }

  const log = (level: Parameters<Reporter['log']>[0]) => (text: unknown) =>
    reporter.log(level, String(text))

  return {
    endActivities() {
      for (const activity of running) activity.end()
    },
    reporter: {
      log: log('log'),
      info: log('info'),
      success: log('success'),
      verbose: log('verbose'),
      warn(text: unknown) {
        reporter.report(createWarning(String(text), plugin, hook))
      },
      error,
      panic,
      panicOnBuild,
      setErrorMap(entries: Readonly<Record<string, ErrorMapEntry>>) {
        for (const [id, entry] of Object.entries(entries)) {
          errorMap.set(`${plugin.name}_${id}`, entry)
        }
      },
      activityTimer: (text: string) => startTimed(text).base,
      phantomActivity: () => ({ start() {}, end() {}, span: createTracing().parentSpan }),
      createProgress,
      pendingActivity() {},
      completeActivity() {},
      uptime: (prefix: unknown) =>
        reporter.log('verbose', `${String(prefix)}: ${(process.uptime() * 1000).toFixed(3)}ms`),
      setVerbose() {},
      setNoColor() {},
      stripIndent,
      format: Object.assign((text: unknown) => String(text), createPalette(false)),
    },
  }
}

function createWarning(message: string, plugin: Plugin, hook: string): Problem {
  return { code: 'PLUGINS_WARNING', severity: 'warning', message, plugin: plugin.name, hook }
}

/** Brings the many forms that `reporter.error` takes into one, by Gatsby's rules. */
function structure(
  meta: unknown,
  thrown: unknown,
  pluginName: string,
  errorMap: ErrorMap,
): StructuredError {
  const fallback = { code: REPORTED, level: 'ERROR', pluginName }
  if (thrown !== undefined) {
    const text = `${messageOf(meta)} ${messageOf(thrown)}`
    return { ...fallback, text, context: { sourceMessage: text }, error: thrown }
  }
  if (meta instanceof Error) {
    const text = meta.message
    return { ...fallback, text, context: { sourceMessage: text }, error: meta }
  }
  if (typeof meta !== 'object' || meta === null) {
    const text = String(meta)
    return { ...fallback, text, context: { sourceMessage: text } }
  }
  const details = new Map<string, unknown>(Object.entries(meta))
  const context = asRecord(details.get('context'))
  const id = details.get('id')
  const named =
    typeof id === 'string' || typeof id === 'number' ? prefixId(String(id), pluginName) : undefined
  const entry = named === undefined ? undefined : errorMap.get(named)
  const cause = details.get('error')
  const text = isFunction(entry?.text)
    ? String(entry.text(context))
    : String(
        context.sourceMessage ??
          details.get('text') ??
          (cause === undefined ? named : messageOf(cause)),
      )
  const filePath = details.get('filePath')
  return {
    ...fallback,
    code: named ?? fallback.code,
    text,
    context,
    level: typeof entry?.level === 'string' ? entry.level : fallback.level,
    filePath: typeof filePath === 'string' ? filePath : undefined,
    location: details.get('location'),
    docsUrl: typeof entry?.docsUrl === 'string' ? entry.docsUrl : undefined,
    error: cause,
  }
}

function prefixId(id: string, plugin: string): string {
  return id.includes(`${plugin}_`) ? id : `${plugin}_${id}`
}

const SEVERITIES: Readonly<Record<string, Severity>> = {
  ERROR: 'error',
  WARNING: 'warning',
  INFO: 'info',
  DEBUG: 'info',
}

function toProblem(structured: StructuredError, plugin: Plugin, hook: string): Problem {
  const { code, text, level, filePath, location, docsUrl, error } = structured
  const thrownAt = error === undefined ? undefined : locateError(error, [plugin.resolve])
  const start = asRecord(asRecord(location).start)
  const told = filePath === undefined ? {} : { file: filePath }
  const line = typeof start.line === 'number' ? { line: start.line } : {}
  const column = typeof start.column === 'number' ? { column: start.column } : {}
  return {
    code: REPORTED,
    severity: SEVERITIES[level] ?? 'error',
    message: code === REPORTED ? text : `[${code}] ${text}`,
    ...(docsUrl === undefined ? {} : { hint: `See ${docsUrl}` }),
    ...thrownAt,
    ...told,
    ...line,
    ...column,
    plugin: plugin.name,
    hook,
    cause: error,
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
