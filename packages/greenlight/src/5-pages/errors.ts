import type { Problem } from '#diagnostics'
import { closestMatch } from '#support/closest-match'

function fault(code: string, message: string, plugin: string, hint?: string): Problem {
  return { code, severity: 'error', message, plugin, hint }
}

/** `createPage` without `path` (Gatsby's 11323). */
export function pageWithoutPath(plugin: string): Problem {
  return fault('PAGES_NO_PATH', 'createPage was called without a path', plugin)
}

/** `createPage` or `createSlice` without `component` (11322, 11333). `subject` is what it is for, e.g. `page /a/`. */
export function withoutComponent(subject: string, plugin: string): Problem {
  return fault('PAGES_NO_COMPONENT', `There is no component for ${subject}`, plugin)
}

/** `createSlice` without `id` (11334). */
export function sliceWithoutId(plugin: string): Problem {
  return fault('PAGES_SLICE_NO_ID', 'createSlice was called without an id', plugin)
}

/** A page that has no slice for a `<Slice>` of its template. */
export function missingSlice(
  { path, component }: { readonly path: string; readonly component: string },
  {
    id,
    alias,
    known,
  }: { readonly id: string; readonly alias: string; readonly known: readonly string[] },
): Problem {
  const suggestion = closestMatch(id, known)
  const asked = id === alias ? '' : `, which it uses as "${alias}"`
  return {
    code: 'PAGES_SLICE_MISSING',
    severity: 'error',
    message: `Page ${path} has no slice "${id}"${asked}`,
    hint:
      suggestion === undefined
        ? `Create it with createSlice({ id: '${id}', ... }) in createPages, or write <Slice alias="${alias}" allowEmpty />.`
        : `Did you mean ${suggestion}?`,
    file: component.split('?')[0],
  }
}

/** Paths as messages list them: a few, and how many more. */
function listed(paths: readonly string[]): string {
  const few = paths.slice(0, 3).join(', ')
  return paths.length > 3 ? `${few} and ${paths.length - 3} more` : few
}

/** Pages whose template has `getServerData`, which only a server can render. */
export function pagesOnRequest(file: string, paths: readonly string[]): Problem {
  return {
    code: 'PAGES_ON_REQUEST',
    severity: 'warning',
    message: `What is built is static, so these pages are left out, because getServerData asks for a server to render them at each request: ${listed(paths)}`,
    hint: 'Give the page a query in place of getServerData, ask for the data in the browser, or build this site with Gatsby.',
    file,
  }
}

/** A page for errors, which hosts must have as a file, with a template that has `getServerData`. */
export function statusPageOnRequest(file: string, path: string): Problem {
  return {
    code: 'PAGES_STATUS_STATIC',
    severity: 'warning',
    message: `${path} is rendered in the build all the same: its getServerData is not asked`,
    file,
  }
}

/** Pages that Gatsby would render when they are first asked for (`defer`, or a template with `config`). */
export function pagesDeferred(paths: readonly string[]): Problem {
  return {
    code: 'PAGES_DEFERRED',
    severity: 'info',
    message: `Pages that may wait for their first reader (defer, config) are rendered in the build like all others: ${listed(paths)}`,
  }
}

/** A template's `config` that threw, or did not give a function. */
export function pageConfigFailed(file: string, why: string): Problem {
  return {
    code: 'PAGES_CONFIG',
    severity: 'error',
    message: `config of a template failed: ${why}`,
    file,
    hint: 'It is an async function that gives a function: for each page, that gives { defer: true } or { defer: false }.',
  }
}

/** Functions of `src/api`, which only a server can run. */
export function functionsNotBuilt(file: string, routes: readonly string[]): Problem {
  return {
    code: 'PAGES_FUNCTIONS',
    severity: 'warning',
    message: `What is built is static, so functions of src/api are left out: ${listed(routes)}`,
    hint: 'Let the host run them from their sources if it can, or build this site with Gatsby.',
    file,
  }
}

/** A component that cannot be a template of a page (11325 to 11328) or slice (11335 to 11338). */
export function unusableComponent(
  { subject, component, why }: { subject: string; component: string; why: string },
  plugin: string,
): Problem {
  const hint = why.includes('absolute') ? 'Use path.resolve("./src/templates/...").' : undefined
  return fault('PAGES_COMPONENT', `The component of ${subject} ${why}: ${component}`, plugin, hint)
}

/** A context key that would hide a field of the page (11324). */
export function reservedContext(
  { path, keys, differs }: { path: string; keys: readonly string[]; differs: boolean },
  plugin: string,
): Problem {
  return {
    code: 'PAGES_RESERVED_CONTEXT',
    severity: differs ? 'error' : 'warning',
    message: `The context of page ${path} holds ${keys.join(', ')}, which pages have themselves`,
    hint: 'Queries can use these fields of the page as variables anyway; choose other names.',
    plugin,
  }
}

/** The same page with and without slash at the end. */
export function ambiguousSlash(path: string, other: string, plugin: string): Problem {
  return {
    code: 'PAGES_AMBIGUOUS_SLASH',
    severity: 'warning',
    message: `Page ${path} is created while there is a page ${other}: which one a reader gets is left to chance`,
    plugin,
  }
}

/** A path segment longer than file systems take. */
export function truncatedPath(from: string, to: string, plugin: string): Problem {
  return {
    code: 'PAGES_LONG_PATH',
    severity: 'warning',
    message: `The path of a page is too long for a file name and was cut: ${from} is now ${to}`,
    plugin,
  }
}

/** A path that leads out of the site's output folder. */
export function escapingPath(path: string, plugin: string): Problem {
  return fault(
    'PAGES_ESCAPING_PATH',
    `Page path ${path.replaceAll('\0', String.raw`\0`)} leads out of the site`,
    plugin,
    'Paths begin at the root of the site, as in /blog/post/.',
  )
}

/** createPage after the promise of createPages had settled. */
export function lateCreatePage(path: string, plugin: string): Problem {
  return {
    code: 'PAGES_LATE_CREATE',
    severity: 'warning',
    message: `createPage(${path}) was called after createPages had ended`,
    hint: 'Return a promise from createPages and await everything in it.',
    plugin,
    hook: 'createPages',
  }
}

/** Where a page comes from, as messages tell it. */
export interface PageSource {
  readonly plugin: string
  readonly hook: string | undefined
  /** Path of the template below the site. */
  readonly component: string
}

/** Two pages of one path that differ; Gatsby keeps the second and says nothing. */
export function twicePath({
  path,
  first,
  second,
  severity,
}: {
  readonly path: string
  readonly first: PageSource
  readonly second: PageSource
  readonly severity: 'error' | 'warning'
}): Problem {
  return {
    code: 'PAGES_TWICE',
    severity,
    message: `There are two pages for ${path}: the one of ${told(first)} is lost behind the one of ${told(second)}`,
    hint: 'Give one of them another path. To change a page that exists, use onCreatePage; to do without it, deletePage.',
    plugin: second.plugin,
    hook: second.hook,
  }
}

/** Two pages whose paths differ in case only: on many file systems and hosts they are one file. */
export function pathsByCase(sources: readonly (PageSource & { readonly path: string })[]): Problem {
  const pages = sources.map(source => `${source.path} of ${told(source)}`)
  return {
    code: 'PAGES_SAME_BUT_CASE',
    severity: 'error',
    message: `The paths of two pages differ in case only: ${pages.join(', and ')}`,
    hint: 'Many file systems and hosts make no difference: one page would be lost behind the other. Write paths in lower case.',
    plugin: sources[1]?.plugin,
    hook: sources[1]?.hook,
  }
}

/** Conflicts of pages beyond those told. */
export function moreConflicts(count: number): Problem {
  return {
    code: 'PAGES_MORE_CONFLICTS',
    severity: 'error',
    message: `${count} more pages have the path of another page`,
  }
}

function told({ plugin, hook, component }: PageSource): string {
  const who = plugin === 'default-site-plugin' ? 'the site' : plugin
  return `${who}${hook ? ` in ${hook}` : ''} (${component})`
}
