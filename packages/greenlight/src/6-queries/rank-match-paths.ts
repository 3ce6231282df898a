import type { Page } from '#pages'

/** A page whose address has parameters. */
export interface MatchPath {
  readonly path: string
  readonly matchPath: string
}

/**
 * The pages with a `matchPath`, the most specific first, as Gatsby's `match-paths.json`: points per segment as
 * in reach-router, ties by name.
 */
export function rankMatchPaths(pages: Iterable<Page>): MatchPath[] {
  const found: MatchPath[] = []
  for (const { path, matchPath } of pages) if (matchPath) found.push({ path, matchPath })
  return found.sort(
    (a, b) => scoreOf(b.matchPath) - scoreOf(a.matchPath) || a.matchPath.localeCompare(b.matchPath),
  )
}

const SEGMENT = 4
const STATIC = 3
const DYNAMIC = 2
const SPLAT = 1
const ROOT = 1

function scoreOf(matchPath: string): number {
  return matchPath
    .replace(/^\/+|\/+$/g, '')
    .split('/')
    .reduce((score, segment) => {
      if (segment === '') return score + SEGMENT + ROOT
      if (segment.startsWith(':')) return score + SEGMENT + DYNAMIC
      if (segment.startsWith('*')) return score + SEGMENT - (SEGMENT + SPLAT)
      return score + SEGMENT + STATIC
    }, 0)
}
