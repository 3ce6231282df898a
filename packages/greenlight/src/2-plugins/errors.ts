import type { ErrorLocation, Problem } from '#diagnostics'

interface Where {
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly column?: number | undefined
  readonly frame?: string | undefined
}

/** Options that the plugin's own schema rejects; `message` names the option. */
export function invalidOptions(plugin: string, message: string, where: Where): Problem {
  return {
    code: 'PLUGINS_INVALID_OPTIONS',
    severity: 'error',
    message: `Options of "${plugin}": ${message}`,
    plugin,
    ...where,
  }
}

/** Options that the plugin's schema does not know; as in Gatsby a warning. */
export function unknownOption(
  {
    plugin,
    option,
    suggestion,
  }: { plugin: string; option: string; suggestion?: string | undefined },
  where: Where,
): Problem {
  return {
    code: 'PLUGINS_UNKNOWN_OPTION',
    severity: 'warning',
    message: `"${option}" is not an option of "${plugin}"`,
    hint: suggestion ? `Did you mean "${suggestion}"?` : undefined,
    plugin,
    ...where,
  }
}

/** `pluginOptionsSchema` threw, or gave something that is no schema of an object. */
export function brokenOptionsSchema(plugin: string, why: string, cause?: unknown): Problem {
  return {
    code: 'PLUGINS_BROKEN_SCHEMA',
    severity: cause === undefined ? 'warning' : 'error',
    message: `The options of "${plugin}" cannot be checked: ${why}`,
    plugin,
    hook: 'pluginOptionsSchema',
    cause,
  }
}

/** An export that is no hook; as in Gatsby it is ignored. */
export function unknownExport({
  plugin,
  name,
  file,
  suggestion,
}: {
  plugin: string
  name: string
  file: string
  suggestion?: string | undefined
}): Problem {
  return {
    code: 'PLUGINS_UNKNOWN_EXPORT',
    severity: 'warning',
    message: `"${name}" is not a hook, so it is never called`,
    hint: suggestion ? `Did you mean "${suggestion}"?` : undefined,
    plugin,
    file,
  }
}

/** Two plugins replace the renderer: only the last one's gatsby-ssr is used. */
export function severalRenderers(names: readonly string[]): Problem {
  return {
    code: 'PLUGINS_SEVERAL_RENDERERS',
    severity: 'warning',
    message: `${names.join(', ')} all export replaceRenderer; only the last one is used`,
  }
}

/** gatsby-browser or gatsby-ssr mixes ES modules and CommonJS. */
export function mixedModules(plugin: string, file: string): Problem {
  return {
    code: 'PLUGINS_MIXED_MODULES',
    severity: 'error',
    message: 'The file uses ES module syntax and CommonJS exports at once',
    hint: 'Use only one of the two.',
    plugin,
    file,
  }
}

/** A hook threw or rejected; or, late, a promise was rejected that nobody waited for. */
export function hookFailed({
  plugin,
  hook,
  subject,
  message,
  place,
  cause,
  late = false,
}: {
  plugin: string
  hook: string
  /** What the hook was called for. */
  subject?: string | undefined
  message: string
  place: ErrorLocation | undefined
  cause: unknown
  late?: boolean
}): Problem {
  return {
    code: late ? 'PLUGINS_LATE_REJECTION' : 'PLUGINS_HOOK_FAILED',
    severity: 'error',
    message: late
      ? `A promise that nobody waited for was rejected: ${message}`
      : `${hook} failed${subject === undefined ? '' : ` for ${subject}`}: ${message}`,
    hint: hintFor({ hook, message, late }),
    plugin,
    hook,
    ...place,
    cause,
  }
}

function hintFor({
  hook,
  message,
  late,
}: {
  readonly hook: string
  readonly message: string
  readonly late: boolean
}): string | undefined {
  const looped = /ELOOP.*?'([^']+)'/.exec(message)?.[1]
  if (looped !== undefined) {
    return `A symbolic link leads back to a folder that it stands in: ${firstRound(looped)}`
  }
  return late ? `Return or await every promise in ${hook}.` : undefined
}

/** A path that goes round in a circle, cut after its first round. */
function firstRound(path: string): string {
  const parts = path.split('/')
  const again = parts.findIndex((part, index) => part !== '' && parts[index + 1] === part)
  return again < 0 ? path : parts.slice(0, again + 1).join('/')
}

/** A hook is running for a long time; said again at every interval. */
export function hookSlow(plugin: string, hook: string, seconds: number): Problem {
  return {
    code: 'PLUGINS_HOOK_SLOW',
    severity: 'warning',
    message: `${hook} has been running for ${seconds} s`,
    plugin,
    hook,
  }
}

/** A hook waits for something that can never happen: nothing is left in the process that could wake it. */
export function hookStuck(plugin: string, hook: string, place: Where): Problem {
  return {
    code: 'PLUGINS_HOOK_STUCK',
    severity: 'error',
    message: `${hook} never ends: it waits for a promise that nothing can settle any more`,
    hint: 'A promise in it is never resolved, or its callback is never called.',
    plugin,
    hook,
    ...place,
  }
}
