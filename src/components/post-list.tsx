import { PostEntry } from './post-entry.tsx'

interface PostListProps {
  readonly posts: readonly Queries.PostEntryFragment[]
  /** The level that follows the heading over the list. */
  readonly headingLevel: 2 | 3
}

/** Posts as the rows of a timetable. */
export function PostList({ posts, headingLevel }: PostListProps) {
  return (
    <div className="entries">
      {posts.map(post => (
        <PostEntry key={post.id} post={post} headingLevel={headingLevel} />
      ))}
    </div>
  )
}
