import type {
  AuthorFrontMatter,
  PageFrontMatter,
  SeriesEntries,
  TagEntries,
} from '../front-matter/people-and-subjects'
import type { PostFrontMatter } from '../front-matter/post-schema'
import type { ContentProblem } from '../problem'
import type { References } from './read-references'

/** A markdown file, read and checked by itself. */
export interface TextSource<FrontMatter> {
  /** Absolute path. */
  readonly file: string
  /** Text of the whole file. */
  readonly text: string
  readonly bodyOffset: number
  /** What the front matter says without the keys that have errors; `undefined` where too little is left. */
  readonly frontMatter: FrontMatter | undefined
  /** Offset in `text` of the value at a path of front matter keys. */
  readonly offsetOf: (path: readonly PropertyKey[]) => number
  /** What the body points at, and its anchors. */
  readonly references: References
}

/** A post as it lies in content/posts. */
export interface PostSource extends TextSource<PostFrontMatter> {
  /** Last part of the address. */
  readonly slug: string
}

/** A page as it lies in content/pages. */
export interface PageSource extends TextSource<PageFrontMatter> {
  /** Last part of the address. */
  readonly slug: string
}

/** An author from content/authors; `bio` is markdown. */
export interface AuthorSource extends TextSource<AuthorFrontMatter> {
  /** What posts call the author: the name of the file. */
  readonly id: string
  readonly bio: string
}

/** Everything that authors committed, with every problem found while reading it. */
export interface Content {
  readonly posts: readonly PostSource[]
  readonly pages: readonly PageSource[]
  readonly authors: readonly AuthorSource[]
  readonly tags: TagEntries
  readonly series: SeriesEntries
  readonly problems: readonly ContentProblem[]
}
