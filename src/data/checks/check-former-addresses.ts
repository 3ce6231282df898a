import { relative } from 'node:path'
import type { Content } from '../content/content'
import { type ContentProblem, positionAt } from '../problem'
import type { CheckSettings } from './check-content'
import { listAddresses } from './list-addresses'

/** Finds former addresses that lead nowhere new: something else lies there, or another post claims them too. */
export function checkFormerAddresses(content: Content, settings: CheckSettings): ContentProblem[] {
  if (!content.posts.some(({ frontMatter }) => frontMatter?.redirectFrom)) return []
  const key = (address: string) => address.normalize('NFC').toLowerCase()
  const taken = new Map(
    [...listAddresses(content, settings.now).keys()].map(address => [key(address), 'a page']),
  )
  return content.posts.flatMap(post =>
    (post.frontMatter?.redirectFrom ?? []).flatMap((address, index) => {
      const owner = taken.get(key(address))
      if (owner === undefined) {
        taken.set(key(address), relative(settings.root, post.file))
        return []
      }
      return [
        {
          severity: 'error' as const,
          file: post.file,
          ...positionAt(post.text, post.offsetOf(['redirectFrom', index])),
          message: `The former address ${address} is taken by ${owner}`,
          hint: 'Remove it: an address leads to one place.',
        },
      ]
    }),
  )
}
