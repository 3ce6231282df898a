import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { escapeHtml } from './escape-html.ts'
import { absoluteUrl, type Publication, type PublishedPost } from './publication.ts'
import { writeInto } from './write-into.ts'

/** The list of redirects in the form that several hosts of static sites read: `/from/ /to/ 301`, one a line. */
const listPath = '/_redirects'

/**
 * Writes a page at each former address of a post that leads on to it, which works on every host, and a list that lets
 * those hosts that read it answer with a redirect of their own. Pages of former addresses that are gone are removed.
 */
export async function writeRedirects(publication: Publication, folder: string): Promise<void> {
  const redirects = publication.posts.flatMap(post =>
    post.redirectFrom.map(from => ({ from, post })),
  )
  const kept = new Set([...publication.pages, ...redirects.map(({ from }) => from)])
  for (const from of await readEarlier(folder))
    if (!kept.has(from)) await rm(join(folder, from, 'index.html'), { force: true })

  for (const { from, post } of redirects)
    await writeInto(folder, `${from}index.html`, createRedirectPage(publication, post))
  const lines = redirects.map(({ from, post }) => `${from} ${post.path} 301\n`)
  await writeInto(folder, listPath, lines.join(''))
}

async function readEarlier(folder: string): Promise<string[]> {
  const list = await readFile(join(folder, listPath), 'utf8').catch(() => '')
  return list.split('\n').flatMap(line => line.split(' ')[0] || [])
}

/** A page without scripts that leads on to a post. */
export function createRedirectPage(publication: Publication, post: PublishedPost): string {
  const path = escapeHtml(post.path)
  const title = escapeHtml(post.title)
  return `<!DOCTYPE html>
<html lang="${escapeHtml(publication.language)}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${path}">
<link rel="canonical" href="${escapeHtml(absoluteUrl(publication, post.path))}">
</head>
<body>
<p>This article has moved: <a href="${path}">${title}</a></p>
</body>
</html>
`
}
