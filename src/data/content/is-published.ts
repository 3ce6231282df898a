import { parseDate } from '../dates'

/** Whether a post may be in a build's output at a moment. */
export function isPublished(
  post: { readonly draft?: boolean | undefined; readonly publishAt?: string | null | undefined },
  now: Date,
): boolean {
  if (post.draft) return false
  const publishAt = post.publishAt ? parseDate(post.publishAt) : undefined
  return publishAt === undefined || publishAt.getTime() <= now.getTime()
}
