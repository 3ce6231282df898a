import type { Content } from '../content/content'
import type { ContentProblem } from '../problem'
import { checkAddresses } from './check-addresses'
import { checkAuthors } from './check-authors'
import { checkFormerAddresses } from './check-former-addresses'
import { checkLinks } from './check-links'
import { checkPictures } from './check-pictures'

/** Where the content lies, and the moment that decides what is published. */
export interface CheckSettings {
  readonly root: string
  readonly now: Date
}

/**
 * Finds every problem that only several files together show: two posts of one address, unknown authors, pictures
 * that do not exist, links and anchors that lead nowhere. Gives them with the problems of the single files,
 * ordered by file and place.
 */
export function checkContent(content: Content, settings: CheckSettings): ContentProblem[] {
  const problems = [
    ...content.problems,
    ...checkAddresses(content, settings.root),
    ...checkFormerAddresses(content, settings),
    ...checkAuthors(content),
    ...checkPictures(content, settings.root),
    ...checkLinks(content, settings),
  ]
  return problems.sort((a, b) =>
    a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
  )
}
