import type { Content } from '../content/content'
import { findNearest } from '../front-matter/describe-issue'
import { type ContentProblem, positionAt } from '../problem'

/** Finds posts whose author is called by an id that no file of content/authors has. */
export function checkAuthors(content: Pick<Content, 'posts' | 'authors'>): ContentProblem[] {
  const ids = content.authors.map(author => author.id)
  const known = new Set(ids)
  return content.posts.flatMap(post => {
    const author = post.frontMatter?.author
    if (typeof author !== 'string' || known.has(author)) return []
    const nearest = findNearest(author, ids)
    const guess = nearest === undefined ? '' : `Did you mean ${nearest}? `
    return [
      {
        severity: 'error' as const,
        file: post.file,
        ...positionAt(post.text, post.offsetOf(['author'])),
        message: `There is no author "${author}" in content/authors/`,
        hint: `${guess}Add content/authors/${author}.md, or give "author" a name and a picture.`,
      },
    ]
  })
}
