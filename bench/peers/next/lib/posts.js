import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import matter from 'gray-matter'
import { remark } from 'remark'
import gfm from 'remark-gfm'
import html from 'remark-html'

const folder = join(process.cwd(), 'content')
let list

/** Front matter of all posts, the oldest first; each worker reads them once. */
export function listPosts() {
  list ??= readdirSync(folder)
    .map(slug => ({ slug, ...matter(readFileSync(join(folder, slug, 'index.md'), 'utf8')).data }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  return list
}

export async function readPost(slug) {
  const { data, content } = matter(readFileSync(join(folder, slug, 'index.md'), 'utf8'))
  const { title, excerpt, date } = data
  return { title, excerpt, date, html: String(await remark().use(gfm).use(html).process(content)) }
}
