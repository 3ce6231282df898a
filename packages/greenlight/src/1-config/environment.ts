import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { Command } from './site-config.ts'

/** The environment variables that steer the engine, as typed values. No other stage reads `process.env`. */
export interface SiteEnvironment {
  readonly nodeEnv: string
  /** Name of the `.env.<name>` file: `GATSBY_ACTIVE_ENV`, else `NODE_ENV`. */
  readonly activeEnv: string
  readonly isCI: boolean
  /** `GATSBY_CPU_COUNT` where it is a number: how many workers may run. */
  readonly cpuCount?: number
  readonly prefixPaths: boolean
  /** `REACT_PROFILE`: browsers get React's build for its profiler. */
  readonly reactProfile: boolean
  /** `BROWSERSLIST` or `BROWSERSLIST_CONFIG`: the browsers of a site are named by the variable, or the file that it names. */
  readonly namesBrowsers: boolean
  /** `GATSBY_INITIAL_WEBHOOK_BODY`, still JSON. */
  readonly initialWebhookBody?: string
  /** `PARALLEL_SOURCING` flag, or its variable set by hand. */
  readonly parallelSourcing: boolean
  /** `ENABLE_GATSBY_EXTERNAL_JOBS`: jobs are offered to the process that started this one. */
  readonly externalJobs: boolean
  /** `NODE_MANIFEST_MAX_DAYS_OLD`: nodes that changed longer ago get no node manifest; 30 unless set. */
  readonly manifestMaxDaysOld: number
  /** `NODE_MANIFEST_FILE_LIMIT`: at most so many node manifests are written; 10,000 unless set. */
  readonly manifestLimit: number
  /** `GREENLIGHT_SLOW_HOOK_SECONDS`: after so long a running hook is named, and again each time; 30 unless set. */
  readonly slowHookSeconds: number
  /**
   * `GREENLIGHT_QUERY_THREADS`: so many threads answer page queries from the start, none for 0; where it is not set
   * they start when they are worth it.
   */
  readonly queryThreads?: number
}

const DEFAULT_SLOW_HOOK_SECONDS = 30
const DEFAULT_MANIFEST_DAYS = 30
const DEFAULT_MANIFEST_LIMIT = 10_000

type Variables = Record<string, string | undefined>

/**
 * Sets the variables that plugins expect to find (`NODE_ENV`, `gatsby_executing_command`, ...), as Gatsby's commands do.
 * `NODE_ENV` keeps a value that the user set.
 */
export function prepareEnvironment(
  { command, verbose }: { readonly command: Command; readonly verbose: boolean },
  variables: Variables = process.env,
): void {
  variables.NODE_ENV ||= command === 'develop' ? 'development' : 'production'
  variables.gatsby_executing_command = command
  variables.gatsby_log_level = verbose ? 'verbose' : 'normal'
  variables.GATSBY_SLICES = 'true'
}

/** Reads the variables that steer the engine. */
export function readEnvironment(variables: Variables = process.env): SiteEnvironment {
  const nodeEnv = variables.NODE_ENV || 'production'
  const slowHookSeconds = Number(variables.GREENLIGHT_SLOW_HOOK_SECONDS)
  const cpuCount = Number.parseInt(variables.GATSBY_CPU_COUNT ?? '', 10)
  const queryThreads = Number.parseInt(variables.GREENLIGHT_QUERY_THREADS ?? '', 10)
  return {
    nodeEnv,
    activeEnv: variables.GATSBY_ACTIVE_ENV || nodeEnv,
    isCI: isTruthy(variables.CI),
    prefixPaths: isTruthy(variables.PREFIX_PATHS),
    reactProfile: isTruthy(variables.REACT_PROFILE),
    namesBrowsers: Boolean(variables.BROWSERSLIST || variables.BROWSERSLIST_CONFIG),
    slowHookSeconds: slowHookSeconds > 0 ? slowHookSeconds : DEFAULT_SLOW_HOOK_SECONDS,
    parallelSourcing: isTruthy(variables.GATSBY_EXPERIMENTAL_PARALLEL_SOURCING),
    externalJobs: isTruthy(variables.ENABLE_GATSBY_EXTERNAL_JOBS),
    manifestMaxDaysOld: Number(variables.NODE_MANIFEST_MAX_DAYS_OLD) || DEFAULT_MANIFEST_DAYS,
    manifestLimit: Number(variables.NODE_MANIFEST_FILE_LIMIT) || DEFAULT_MANIFEST_LIMIT,
    ...(cpuCount > 0 ? { cpuCount } : {}),
    ...(queryThreads >= 0 ? { queryThreads } : {}),
    ...(variables.GATSBY_INITIAL_WEBHOOK_BODY
      ? { initialWebhookBody: variables.GATSBY_INITIAL_WEBHOOK_BODY }
      : {}),
  }
}

function isTruthy(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value.toLowerCase() !== 'false'
}

/**
 * The variables of `.env.<activeEnv>`. As in Gatsby they are for the site's bundles only:
 * gatsby-config and gatsby-node see them when they load the file themselves.
 */
export function readEnvFile(root: string, activeEnv: string): Readonly<Record<string, string>> {
  let text: string
  try {
    text = readFileSync(join(root, `.env.${activeEnv}`), 'utf8')
  } catch {
    return {}
  }
  const variables: Record<string, string> = {}
  for (const [name, value] of Object.entries(parseEnv(text))) {
    if (value !== undefined) variables[name] = value
  }
  return variables
}

/**
 * The variables that a bundle's code may read as `process.env.<name>`: all of `.env.<activeEnv>`, and of the
 * process those that begin with `GATSBY_` (for browsers) or all (for rendering).
 */
export function readBundleVariables(
  {
    root,
    environment,
    target,
  }: {
    readonly root: string
    readonly environment: SiteEnvironment
    readonly target: 'browser' | 'node'
  },
  variables: Variables = process.env,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = { ...readEnvFile(root, environment.activeEnv) }
  found.NODE_ENV = environment.nodeEnv
  for (const [name, value] of Object.entries(variables)) {
    if (value !== undefined && (target === 'node' || name.startsWith('GATSBY_'))) {
      found[name] = value
    }
  }
  return found
}
