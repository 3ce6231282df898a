import { fileURLToPath, pathToFileURL } from 'node:url'
import { isOtherGraphql, type RedirectMap, redirectTarget } from './redirect-target.ts'

/**
 * Hooks of Node's module loader (`module.register`): redirects imports in ES modules.
 * Runs in the loader's own thread, where `initialize` is told the map.
 */
let map: RedirectMap | undefined

export function initialize(data: RedirectMap): void {
  map = data
}

interface Resolved {
  readonly url: string
  readonly format?: string | null
  readonly shortCircuit?: boolean
}

export async function resolve(
  specifier: string,
  context: object,
  nextResolve: (specifier: string, context: object) => Promise<Resolved>,
): Promise<Resolved> {
  const redirect = map && redirectTarget(specifier, map)
  if (!redirect) return nextResolve(specifier, context)
  if (redirect.kind === 'missing') {
    throw Object.assign(new Error(redirect.message), { code: 'ERR_MODULE_NOT_FOUND' })
  }
  if (redirect.kind === 'graphql' && (await keepsOwnGraphql(specifier, context, nextResolve))) {
    return nextResolve(specifier, context)
  }
  return nextResolve(pathToFileURL(redirect.file).href, context)
}

async function keepsOwnGraphql(
  specifier: string,
  context: object,
  nextResolve: (specifier: string, context: object) => Promise<Resolved>,
): Promise<boolean> {
  try {
    const { url } = await nextResolve(specifier, context)
    return isOtherGraphql(fileURLToPath(url))
  } catch {
    return false
  }
}
