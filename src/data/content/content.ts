import type {
  AuthorFrontMatter,
  SeriesEntries,
  TagEntries,
} from '../front-matter/people-and-subjects'
import type { PostFrontMatter } from '../front-matter/post-schema'
import type { ContentProblem } from '../problem'

/** A post as it lies in content/posts, read and checked. */
export interface PostSource {
  /** Absolute path of the markdown file. */
  readonly file: string
  /** Text of the whole file. */
  readonly text: string
  readonly body: string
  readonly bodyOffset: number
  /** Last part of the address. */
  readonly slug: string
  /** `undefined` where the front matter has errors. */
  readonly frontMatter: PostFrontMatter | undefined
  /** Offset in `text` of the value at a path of front matter keys. */
  readonly offsetOf: (path: readonly PropertyKey[]) => number
}

/** An author from content/authors; `bio` is markdown. */
export interface AuthorSource {
  readonly id: string
  readonly file: string
  readonly text: string
  readonly frontMatter: AuthorFrontMatter
  readonly bio: string
  readonly offsetOf: (path: readonly PropertyKey[]) => number
}

/** Everything that authors committed, with every problem found while reading it. */
export interface Content {
  readonly posts: readonly PostSource[]
  readonly authors: readonly AuthorSource[]
  readonly tags: TagEntries
  readonly series: SeriesEntries
  readonly problems: readonly ContentProblem[]
}
