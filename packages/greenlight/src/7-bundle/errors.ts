import type { Problem } from '#diagnostics'
import { isRecord } from '#support/is-record'

/** What the bundler threw, as one problem for each error in it. */
export function describeBundleFailure(error: unknown): readonly Problem[] {
  const errors = isRecord(error) && Array.isArray(error.errors) ? error.errors : [error]
  return errors.map(describeOne)
}

function describeOne(error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error)
  const loc = isRecord(error) && isRecord(error.loc) ? error.loc : {}
  const file = typeof loc.file === 'string' ? loc.file : fileOf(error)
  const line = typeof loc.line === 'number' ? loc.line : undefined
  const column = typeof loc.column === 'number' ? loc.column + 1 : undefined
  const unresolved = /Could not resolve ['"]([^'"]+)['"]|failed to resolve import "([^"]+)"/i.exec(
    message,
  )
  const missing = unresolved?.[1] ?? unresolved?.[2]
  return {
    code: missing === undefined ? 'BUNDLE_FAILED' : 'BUNDLE_UNRESOLVED',
    severity: 'error',
    message:
      missing === undefined
        ? `The site's code could not be bundled: ${firstLines(message)}`
        : `The import '${missing}' was not found`,
    hint: missing === undefined ? undefined : hintFor(missing),
    file,
    line,
    column,
    frame: isRecord(error) && typeof error.frame === 'string' ? error.frame : undefined,
    cause: error,
  }
}

function hintFor(missing: string): string {
  if (/^[./]/.test(missing)) {
    return 'Check the path, and whether upper and lower case agree with the file.'
  }
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(missing)?.[0] ?? missing
  return name === missing
    ? `Run: npm install ${name}`
    : `Run: npm install ${name}, or look whether the installed version has this file.`
}

function fileOf(error: unknown): string | undefined {
  if (!isRecord(error) || typeof error.id !== 'string') return undefined
  return error.id.split('?')[0]
}

/** The bundler draws a frame under its message, in colours; the first line says what is wrong. */
function firstLines(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
  return message.replace(/\u001b\[[\d;]*m/g, '').trim()
}

/** Browsers of the site's list that cannot run its code. */
export function browsersWithoutModules(browsers: readonly string[]): Problem {
  return {
    code: 'BUNDLE_OLD_BROWSERS',
    severity: 'warning',
    message: `These browsers of the site's list cannot load modules, so they show its documents without running its code: ${browsers.join(', ')}`,
    hint: 'Gatsby writes older code and polyfills for them. To leave them out, add "and supports es6-module" to the queries of Browserslist.',
  }
}

/** Parts of stylesheets that are no CSS. */
export function stylesLeftOut(reasons: readonly string[]): Problem {
  const [first] = reasons
  const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more)` : ''
  return {
    code: 'BUNDLE_STYLES_LEFT_OUT',
    severity: 'warning',
    message: `Something in the stylesheets is no CSS and was left out: ${first}${more}`,
    hint: 'Hacks for browsers of the past are such; they mean nothing to the site’s browsers.',
  }
}

/** Settings of webpack that plugins made and that have no effect, plugin by plugin, in one warning. */
export function ineffectiveSettings(byPlugin: ReadonlyMap<string, ReadonlySet<string>>): Problem {
  const list = [...byPlugin].map(([plugin, settings]) => `${plugin} (${[...settings].join(', ')})`)
  return {
    code: 'BUNDLE_SETTINGS_IGNORED',
    severity: 'warning',
    message: `Some of what plugins set in webpack's configuration has no effect here: ${list.join('; ')}`,
    hint: 'Aliases, extensions, fallbacks, rules, and plugins that define, provide, ignore or replace have their effect.',
  }
}
