import type { Node, NodePluginArgs } from 'gatsby'

type Args = Pick<NodePluginArgs, 'actions' | 'getNodesByType'>

/** What the order of all posts says of one post; ids of Post nodes. */
export interface PostLinks {
  readonly previous: string | null
  readonly next: string | null
  readonly related: readonly string[]
}

interface LinkedPost {
  readonly id: string
  readonly date: string
  readonly slug: string
  readonly tags: readonly string[]
  readonly series: string | null
}

const RELATED = 3
/** Posts looked at for one post: with a subject on thousands of posts, the newest of them will do. */
const CANDIDATES_PER_SUBJECT = 50

/** Newest first; posts of one moment by slug, so that the order never depends on how they were read. */
export function byDateDescending(
  a: { date: string; slug: string },
  b: { date: string; slug: string },
): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1
  return a.slug < b.slug ? -1 : 1
}

/**
 * Finds for each post the one before and after it in time and those that share most subjects with it
 * (a shared series counts as two tags; ties go to the newer post). Work grows with posts times their subjects.
 */
export function computePostLinks(posts: readonly LinkedPost[]): Map<string, PostLinks> {
  const sorted = [...posts].sort(byDateDescending)
  const rank = new Map(sorted.map((post, index) => [post.id, index]))
  const bySubject = new Map<string, LinkedPost[]>()
  const subjectsOf = (post: LinkedPost) => [
    ...post.tags.map(tag => ({ key: `tag ${tag}`, weight: 1 })),
    ...(post.series === null ? [] : [{ key: `series ${post.series}`, weight: 2 }]),
  ]
  for (const post of sorted) {
    for (const { key } of subjectsOf(post)) {
      const same = bySubject.get(key)
      if (same) same.push(post)
      else bySubject.set(key, [post])
    }
  }
  const relatedTo = (post: LinkedPost) => {
    const scores = new Map<string, number>()
    for (const { key, weight } of subjectsOf(post)) {
      for (const other of (bySubject.get(key) ?? []).slice(0, CANDIDATES_PER_SUBJECT)) {
        if (other.id !== post.id) scores.set(other.id, (scores.get(other.id) ?? 0) + weight)
      }
    }
    return [...scores]
      .sort(
        ([a, scoreA], [b, scoreB]) => scoreB - scoreA || (rank.get(a) ?? 0) - (rank.get(b) ?? 0),
      )
      .slice(0, RELATED)
      .map(([id]) => id)
  }
  return new Map(
    sorted.map((post, index) => [
      post.id,
      {
        previous: sorted[index + 1]?.id ?? null,
        next: sorted[index - 1]?.id ?? null,
        related: relatedTo(post),
      },
    ]),
  )
}

function readPostNode(node: Node): LinkedPost {
  return {
    id: node.id,
    date: String(node.date),
    slug: String(node.slug),
    tags: Array.isArray(node.tags) ? node.tags.map(String) : [],
    series: typeof node.series === 'string' ? node.series : null,
  }
}

/**
 * Writes the links between listed posts, and when each file last changed, into the fields of their nodes.
 * A field that already says the same is left alone, so that only pages whose neighbours changed are made again.
 */
export function linkPosts(args: Args, lastChanged: (node: Node) => string | null): void {
  const nodes = args.getNodesByType('Post')
  const links = computePostLinks(nodes.filter(node => node.unlisted !== true).map(readPostNode))
  for (const node of nodes) {
    const wanted = {
      links: links.get(node.id) ?? { previous: null, next: null, related: [] },
      lastChanged: lastChanged(node),
    }
    const present = (node.fields ?? {}) as Readonly<Record<string, unknown>>
    for (const [name, value] of Object.entries(wanted)) {
      if (JSON.stringify(present[name]) !== JSON.stringify(value))
        args.actions.createNodeField({ node, name, value })
    }
  }
}
