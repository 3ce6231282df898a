import { ProblemError } from '#diagnostics'
import { missingSlice } from './errors.ts'
import type { Page } from './page.ts'
import type { Slice } from './slice-store.ts'

/** A `<Slice>` that a page's template, or something it imports, holds. */
export interface UsedSlice {
  readonly alias: string
  readonly allowEmpty: boolean
}

/**
 * Ids of a page's slices by alias, as `slicesMap` of its page data: the slice of the alias's own name, or the one that
 * the page was created with in its place. Slices that slices use are among them, as in Gatsby.
 *
 * @param usesOf slices that a template may ask for, by its chunk name
 * @throws ProblemError `PAGES_SLICE_MISSING`
 */
export function slicesOfPage(
  page: Page,
  slices: ReadonlyMap<string, Slice>,
  usesOf: (chunk: string) => readonly UsedSlice[],
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  const chunks = new Set([page.componentChunkName])
  for (const chunk of chunks) {
    for (const { alias, allowEmpty } of usesOf(chunk)) {
      const id = page.slices[alias] || alias
      const slice = slices.get(id)
      if (slice) {
        found[alias] = id
        chunks.add(slice.componentChunkName)
      } else if (!allowEmpty) {
        throw new ProblemError(missingSlice(page, { id, alias, known: [...slices.keys()] }))
      }
    }
  }
  return found
}
