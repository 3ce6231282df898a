import { relative } from 'node:path'
import type { BundleReason } from '#bundle'
import { type PageExplanation, STATIC_QUERY } from '#output'
import type { ExtractedQueries } from '#queries'

/** Why a build did what it did. */
export interface BuildExplanation {
  /** Why the site was bundled anew; undefined where the last bundle was used. */
  readonly bundle: string | undefined
  /** Pages that were rendered, with every reason; all others are as they were. */
  readonly pages: readonly { readonly path: string; readonly reasons: readonly string[] }[]
}

/** Collects reasons while a site is built. */
export interface Explainer extends PageExplanation {
  readonly onBundle: (reason: BundleReason) => void
  readonly onQuery: (path: string, reason: string) => void
  readonly explain: (queries: Pick<ExtractedQueries, 'staticQueries'>) => BuildExplanation
}

/** Files that are named one by one. */
const SHOWN = 3

/** @param root folder of the site, absolute; files are named from it */
export function createExplainer(root: string): Explainer {
  const queryReasons = new Map<string, string>()
  const pages: { readonly path: string; readonly reasons: readonly string[] }[] = []
  let bundle: string | undefined

  function describeBundle(reason: BundleReason): string {
    if (reason.kind === 'first') return 'nothing was bundled before'
    if (reason.kind !== 'files') return 'settings, plugins, or which files there are changed'
    const names = reason.files.map(file => relative(root, file))
    const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''
    return `${names.slice(0, SHOWN).join(', ')}${more} changed`
  }

  return {
    onBundle: reason => {
      bundle = describeBundle(reason)
    },
    onQuery: (path, reason) => queryReasons.set(path, reason),
    queryReason: path => queryReasons.get(path),
    onPage: (path, reasons) => pages.push({ path, reasons }),
    explain({ staticQueries }) {
      const name = (reason: string) => {
        if (!reason.startsWith(STATIC_QUERY)) return reason
        const [hash = '', ...rest] = reason.slice(STATIC_QUERY.length).split(' ')
        const query = staticQueries.get(hash)
        const where = query ? `the static query of ${relative(root, query.file)}` : 'a static query'
        return [rest.join(' ') === 'changed' ? `the result of ${where}` : where, ...rest].join(' ')
      }
      const named = pages.map(({ path, reasons }) => ({ path, reasons: reasons.map(name) }))
      return { bundle, pages: named.sort((a, b) => (a.path < b.path ? -1 : 1)) }
    },
  }
}
