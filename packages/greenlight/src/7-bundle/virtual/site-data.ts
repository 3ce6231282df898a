import type { Redirect } from '#pages'
import type { MatchPath } from '../site-bundle.ts'

/** Source of `virtual:greenlight/site-data`: what the browser must know of the site's addresses. */
export function siteDataModule({
  redirects,
  matchPaths,
}: {
  readonly redirects: readonly Redirect[]
  readonly matchPaths: readonly MatchPath[]
}): string {
  const inBrowser = redirects.filter(({ redirectInBrowser }) => redirectInBrowser)
  return [
    `export const redirects = ${JSON.stringify(inBrowser)}`,
    `export const matchPaths = ${JSON.stringify(matchPaths)}`,
    '',
  ].join('\n')
}
