import { dirname, extname, posix, relative } from 'node:path'
import type { Content, TextSource } from '../content/content'
import { isPublished } from '../content/is-published'
import { isElsewhere, isFile, localFile } from '../content/local-picture'
import { findNearest } from '../front-matter/describe-issue'
import { addressOf } from '../nodes/addresses'
import { type ContentProblem, positionAt } from '../problem'
import type { CheckSettings } from './check-content'
import { type Destination, listAddresses } from './list-addresses'

interface Finding {
  readonly message: string
  readonly hint: string
}

/** A text that readers see, and where. */
interface Shown {
  readonly text: TextSource<unknown>
  readonly address: string
  readonly published: boolean
}

interface LinkContext {
  readonly from: Shown
  readonly addresses: ReadonlyMap<string, Destination>
  readonly root: string
}

/** Finds pictures of texts that do not exist, and links and anchors that lead nowhere. */
export function checkLinks(content: Content, { root, now }: CheckSettings): ContentProblem[] {
  const addresses = listAddresses(content, now)
  return listTexts(content, now).flatMap(from => {
    const { file, text, bodyOffset, references } = from.text
    return references.references.flatMap(({ kind, target, offset }) => {
      const context = { from, addresses, root }
      const finding =
        kind === 'picture' ? checkPicture(target, context) : checkLink(target, context)
      if (finding === undefined) return []
      return [
        {
          severity: 'error' as const,
          file,
          ...positionAt(text, bodyOffset + offset),
          ...finding,
        },
      ]
    })
  })
}

function listTexts(content: Content, now: Date): Shown[] {
  return [
    ...content.posts.map(text => ({
      text,
      address: addressOf.post(text.slug),
      published: isPublished(text.frontMatter ?? {}, now),
    })),
    ...content.pages.map(text => ({
      text,
      address: addressOf.page(text.slug),
      published: true,
    })),
    ...content.authors.map(text => ({
      text,
      address: addressOf.author(text.id),
      published: true,
    })),
  ]
}

function checkPicture(target: string, { from, root }: LinkContext): Finding | undefined {
  const file = localFile(target, { root, folder: dirname(from.text.file) })
  if (file === undefined || isFile(file)) return undefined
  return {
    message: `The picture ${target} does not exist (looked for ${relative(root, file)})`,
    hint: 'Add the file beside the text or under static/, or mend the path.',
  }
}

function checkLink(target: string, context: LinkContext): Finding | undefined {
  if (isElsewhere(target)) return undefined
  const { from, addresses } = context
  const [, path = '', anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(target) ?? []
  if (leadsToFile(path, context)) return undefined
  if (/\.(?:md|markdown)$/i.test(path)) {
    return {
      message: `The link ${target} leads to a markdown file, which is no page of the site`,
      hint: 'Link to the address of its page, such as /posts/its-slug/.',
    }
  }
  const resolved = posix.resolve(from.address, path)
  const address = path === '' ? from.address : withSlash(resolved)
  const destination = addresses.get(address) ?? addresses.get(resolved)
  if (destination === undefined) {
    const nearest = findNearest(address, [...addresses.keys()])
    const guess = nearest === undefined ? '' : `Did you mean ${nearest}? `
    return {
      message: `The link ${target} leads nowhere: the site has no page ${address}`,
      hint: `${guess}Mend the address or remove the link.`,
    }
  }
  if (from.published && !destination.published) {
    return {
      message: `The link ${target} leads to a post that is not published`,
      hint: 'Publish that post first, or remove the link.',
    }
  }
  return anchor === '' ? undefined : checkAnchor({ target, anchor, destination, from, address })
}

function checkAnchor(link: {
  readonly target: string
  readonly anchor: string
  readonly destination: Destination
  readonly from: Shown
  readonly address: string
}): Finding | undefined {
  const { target, anchor, destination, from, address } = link
  const anchors = destination.text?.references.anchors
  if (anchors === undefined || anchors.has(anchor) || anchor === 'content') return undefined
  const place = destination.text === from.text ? 'this text' : address
  const nearest = findNearest(anchor, [...anchors])
  const guess = nearest === undefined ? '' : `Did you mean #${nearest}? `
  const some = [...anchors].slice(0, 8).map(known => `#${known}`)
  return {
    message: `The link ${target} names an anchor that ${place} does not have`,
    hint: some.length > 0 ? `${guess}Its anchors: ${some.join(', ')}.` : 'It has no headings.',
  }
}

/** Files beside a text are copied when a text links to them; those under static/ are there anyway. */
function leadsToFile(path: string, { from, root }: LinkContext): boolean {
  if (path === '' || /^\.(?:md|markdown)$/i.test(extname(path))) return false
  const file = localFile(path, { root, folder: dirname(from.text.file) })
  return file !== undefined && isFile(file)
}

const withSlash = (address: string) => (address.endsWith('/') ? address : `${address}/`)
