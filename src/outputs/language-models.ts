import { feedPaths } from './feeds.ts'
import { absoluteUrl, listedPosts, type Publication, type PublishedPost } from './publication.ts'

/** Path of a post's Markdown, beside its page. */
export function markdownPath(post: PublishedPost): string {
  return `${post.path}index.md`
}

/** `llms.txt` as llmstxt.org describes it: what this is, and the posts as Markdown, newest first. */
export function createLlmsText(publication: Publication): string {
  const posts = listedPosts(publication).map(post => {
    const path = post.markdown === null ? post.path : markdownPath(post)
    return `- [${post.title}](${absoluteUrl(publication, path)}): ${oneLine(post.excerpt)}`
  })
  const lines = [
    `# ${publication.title}`,
    '',
    `> ${oneLine(publication.description)}`,
    '',
    ...(posts.length > 0 ? ['## Posts', '', ...posts, ''] : []),
    '## Optional',
    '',
    `- [Sitemap](${absoluteUrl(publication, '/sitemap.xml')}): every page`,
    `- [JSON feed](${absoluteUrl(publication, feedPaths.json)}): the posts with their whole text`,
  ]
  return `${lines.join('\n')}\n`
}

/** A post as one Markdown document; null for a post that did not come from Markdown. */
export function createPostMarkdown(publication: Publication, post: PublishedPost): string | null {
  if (post.markdown === null) return null
  const body = post.markdown.trim()
  const ownTitle = /^# /.test(body)
  const head = [
    ...(ownTitle ? [] : [`# ${post.title}`, '']),
    `${post.author ? `By ${post.author.name}, ` : ''}${post.date.toISOString().slice(0, 10)}. ${absoluteUrl(publication, post.path)}`,
    '',
  ]
  return `${[...head, body].join('\n')}\n`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
