import { readdirSync } from 'node:fs'
import { join, parse, posix, relative, sep } from 'node:path'
import kebabCase from 'lodash-es/kebabCase.js'
import type { Plugin } from '#plugins'

/** A function of `src/api` as `SiteFunction` nodes and `store.getState().functions` show it. */
export interface SiteFunction {
  /** Route below `/api/`. */
  readonly functionRoute: string
  readonly pluginName: string
  readonly originalAbsoluteFilePath: string
  readonly originalRelativeFilePath: string
  readonly relativeCompiledFilePath: string
  readonly absoluteCompiledFilePath: string
  readonly matchPath: string | undefined
  readonly functionId: string
}

const NO_FUNCTIONS = new Set(['gatsby-plugin-typescript', 'gatsby-plugin-page-creator'])

/**
 * Lists the functions of a site and of its plugins (`<plugin>/src/api/<plugin>/`), as Gatsby does: tests and
 * declarations are none, and of two with one route the site's stays.
 */
export function listSiteFunctions({
  root,
  plugins,
}: {
  readonly root: string
  readonly plugins: readonly Plugin[]
}): readonly SiteFunction[] {
  const sources = [
    { pluginName: 'default-site-plugin', api: join(root, 'src/api'), folder: '' },
    ...plugins
      .filter(({ name }) => name !== 'default-site-plugin' && !NO_FUNCTIONS.has(name))
      .map(({ name, resolve }) => ({
        pluginName: name,
        api: join(resolve, 'src/api'),
        folder: name,
      })),
  ]
  const compiled = join(root, '.cache', 'functions')
  const routes = new Map<string, SiteFunction>()
  const ids = new Set<string>()
  for (const { pluginName, api, folder } of sources) {
    for (const file of listFunctionFiles(join(api, folder))) {
      const path = relative(api, file).split(sep).join('/')
      const { dir, name } = parse(path)
      const compiledName = join(dir, `${name}.js`)
      const functionRoute = posix.join(dir, name === 'index' ? '' : name)
      const functionId = unusedId(kebabCase(compiledName).replace(/[^a-zA-Z0-9-]/g, '-'), ids)
      if (routes.has(functionRoute)) continue
      routes.set(functionRoute, {
        functionRoute,
        pluginName,
        originalAbsoluteFilePath: file,
        originalRelativeFilePath: path,
        relativeCompiledFilePath: compiledName,
        absoluteCompiledFilePath: join(compiled, compiledName),
        matchPath: matchPathOf(functionRoute),
        functionId,
      })
    }
  }
  return [...routes.values()]
}

function listFunctionFiles(folder: string): string[] {
  return listFiles(folder)
    .filter(file => /\.(?:js|ts)$/.test(file))
    .filter(file => {
      const path = relative(folder, file)
      const isHidden = /(?:^|[\\/])\./.test(path)
      return (
        !isHidden && !/(?:^|[\\/])__tests__[\\/]|\.(?:spec|test)\.(?:js|ts)$|\.d\.ts$/.test(path)
      )
    })
    .sort((a, b) => a.localeCompare(b, 'en'))
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}

/** Ids of functions that a route hides are taken all the same. */
function unusedId(base: string, taken: Set<string>): string {
  let id = base
  for (let counter = 2; taken.has(id); counter++) id = `${base}-${counter}`
  taken.add(id)
  return id
}

/** As Gatsby's `getMatchPath`: `a/[id]` is `a/:id`, `a/[...]` is `a/*`. */
function matchPathOf(route: string): string | undefined {
  if (!route.includes('[')) return undefined
  return route.replaceAll('[...', '*').replaceAll('[', ':').replaceAll(']', '').replace(/\/$/, '')
}
