import { dirname, relative } from 'node:path'
import type { Content, PostSource, TextSource } from '../content/content'
import { isFile, localFile } from '../content/local-picture'
import { type ContentProblem, positionAt } from '../problem'

interface NamedPicture {
  readonly path: readonly string[]
  readonly target: string | undefined
  /** What readers see in its place. */
  readonly fallback: string
}

/**
 * Finds pictures that front matter names and that do not exist. They are warnings: the site has a fallback for each.
 */
export function checkPictures(
  content: Pick<Content, 'posts' | 'authors'>,
  root: string,
): ContentProblem[] {
  const ofPosts = content.posts.flatMap(post => findMissing(post, picturesOf(post), root))
  const ofAuthors = content.authors.flatMap(author =>
    findMissing(
      author,
      [{ path: ['picture'], target: author.frontMatter?.picture, fallback: INITIALS }],
      root,
    ),
  )
  return [...ofPosts, ...ofAuthors]
}

const INITIALS = "The page shows the author's initials."

function picturesOf({ frontMatter }: PostSource): NamedPicture[] {
  const author = frontMatter?.author
  return [
    {
      path: ['coverImage'],
      target: frontMatter?.coverImage,
      fallback: 'The page draws a cover of its own.',
    },
    {
      path: ['author', 'picture'],
      target: typeof author === 'object' ? author.picture : undefined,
      fallback: INITIALS,
    },
    {
      path: ['ogImage', 'url'],
      target: frontMatter?.ogImage?.url,
      fallback: 'A picture is made from the title.',
    },
  ]
}

function findMissing(
  { file: from, text, offsetOf }: TextSource<unknown>,
  pictures: readonly NamedPicture[],
  root: string,
): ContentProblem[] {
  return pictures.flatMap(({ path, target, fallback }) => {
    const file = target && localFile(target, { root, folder: dirname(from) })
    if (!file || isFile(file)) return []
    return [
      {
        severity: 'warning' as const,
        file: from,
        ...positionAt(text, offsetOf(path)),
        message: `The picture ${target} does not exist (looked for ${relative(root, file)})`,
        hint: `${fallback} Add the file or change "${path.join('.')}".`,
      },
    ]
  })
}
