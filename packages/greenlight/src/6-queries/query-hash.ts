import { stripIgnoredCharacters } from 'graphql'
import { murmurhash2 } from '#support/murmurhash2'

/**
 * Gatsby's name for a static query: the hash of its text without insignificant characters. Text that is no GraphQL
 * is hashed as it is, so that its error can be told later.
 */
export function queryHash(text: string): string {
  let significant = text
  try {
    significant = stripIgnoredCharacters(text)
  } catch {
    // The error is found again, with its place, when the query is validated.
  }
  return String(murmurhash2(significant, 0))
}
