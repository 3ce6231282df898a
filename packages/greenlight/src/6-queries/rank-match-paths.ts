import type { Page } from '#pages'

/** A page whose address has parameters, or one that lies among the addresses of such a page. */
export interface MatchPath {
  readonly path: string
  readonly matchPath: string
}

/**
 * The pages with a `matchPath` and those without that one of them would hide, the most specific first, as Gatsby's
 * `match-paths.json`: points per segment as in reach-router, ties by name. Named splats (`*rest`) count as splats as
 * they do in reach-router; Gatsby ranks them like plain segments. Pages that are rendered on request are left out; deferred ones are rendered in the build.
 */
export function rankMatchPaths(pages: Iterable<Page>): MatchPath[] {
  const all = [...pages]
  const found = all.flatMap(({ path, matchPath, mode }) =>
    matchPath && mode !== 'SSR' ? [{ path, matchPath }] : [],
  )
  if (found.length === 0) return []
  const patterns = found.map(({ matchPath }) => segmentsOf(matchPath))
  const hidden = all.flatMap(({ path, matchPath }) => {
    if (matchPath) return []
    const segments = segmentsOf(path)
    return patterns.some(pattern => fits(segments, pattern)) ? [{ path, matchPath: path }] : []
  })
  return [...found, ...hidden].sort(
    (a, b) => scoreOf(b.matchPath) - scoreOf(a.matchPath) || a.matchPath.localeCompare(b.matchPath),
  )
}

const SEGMENT = 4
const STATIC = 3
const DYNAMIC = 2
const SPLAT = 1
const ROOT = 1

function scoreOf(matchPath: string): number {
  return segmentsOf(matchPath).reduce((score, segment) => {
    if (segment === '') return score + SEGMENT + ROOT
    if (segment.startsWith(':')) return score + SEGMENT + DYNAMIC
    if (segment.startsWith('*')) return score + SEGMENT - (SEGMENT + SPLAT)
    return score + SEGMENT + STATIC
  }, 0)
}

/** Whether a path is one of a pattern's, as reach-router's `match`. */
function fits(path: readonly string[], pattern: readonly string[]): boolean {
  const isRoot = path.length === 1 && path[0] === ''
  for (let at = 0; at < Math.max(path.length, pattern.length); at++) {
    const [segment, wanted] = [path[at], pattern[at]]
    if (wanted?.startsWith('*')) return true
    if (segment === undefined || wanted === undefined) return false
    if (segment !== wanted && (isRoot || !/^:./.test(wanted))) return false
  }
  return true
}

function segmentsOf(path: string): readonly string[] {
  return path.replace(/^\/+|\/+$/g, '').split('/')
}
