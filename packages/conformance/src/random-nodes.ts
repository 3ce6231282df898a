import type { Random } from './random-query/random.ts'

/** A node as plugins create it, with the digest that two engines must agree on. */
export interface RandomNode {
  readonly id: string
  readonly parent: string | null
  readonly children: readonly string[]
  readonly internal: {
    readonly type: string
    readonly contentDigest: string
    readonly counter: number
  }
  readonly [field: string]: unknown
}

/** Types of the random nodes: scalars, lists, nested objects, links in both directions, an interface, JSON. */
export const RANDOM_NODE_TYPES = `
  interface Named implements Node { id: ID!, name: String, rank: Int }
  enum Mood { HAPPY SAD CALM }
  type Post implements Node {
    title: String
    count: Int
    rating: Float
    draft: Boolean
    mood: Mood
    date: Date @dateformat
    published: Date @dateformat(formatString: "YYYY")
    dates: [Date] @dateformat
    tags: [String]
    numbers: [Int]
    author: Author @link
    editor: Author @link(by: "email", from: "editorEmail")
    reviewers: [Author] @link(by: "name")
    related: [Post] @link
    meta: Meta
    comments: [Comment]
    data: JSON
    loose: String
    level: Int
    stamp: Date @dateformat
    stamps: [Date] @dateformat
    matrix: [[Int]]
    home: String @proxy(from: "meta.place.city")
  }
  type Meta { description: String, score: Float, place: Place, list: [Place], since: Date @dateformat }
  type Place { city: String, zip: Int, keeper: Author @link(by: "name") }
  type Comment { text: String, votes: Int, by: Author @link(by: "name"), replies: [Reply] }
  type Reply { text: String, votes: Int }
  type Author implements Node & Named {
    name: String
    rank: Int
    email: String
    posts: [Post] @link(by: "author.id", from: "id")
  }
  type Robot implements Node & Named { name: String, rank: Int, model: Model }
  type Model { year: Int, parts: [String] }
  type Note implements Node @childOf(types: ["Post"]) { text: String, votes: Int }
`

const WORDS = [
  'alpha',
  'beta',
  'Gamma',
  'delta',
  'äther',
  'x',
  '',
  'true',
  '10',
  'delta force',
  '東京',
]
const NAMES = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Élodie']
const DAYS = [
  '2024-01-05',
  '2023-12-31',
  '2024-01-05T10:30:00.000Z',
  '2019',
  '2020-02',
  '2024-02-29 08:15',
  '1999-06-15T23:59:59+02:00',
]

/**
 * Nodes with gaps: values are now and then null, missing, empty, and in some fields of another kind than their type
 * says: `loose`, `level`, `stamp` (texts and `Date` objects), `data`.
 */
export function createRandomNodes(random: Random, count: number): RandomNode[] {
  const nodes: RandomNode[] = []

  function add(type: string, id: string, fields: Record<string, unknown>, parent?: string): void {
    const counter = nodes.length + 1
    const present = Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    )
    nodes.push({
      ...present,
      id,
      parent: parent ?? null,
      children: [],
      internal: { type, contentDigest: `${id}-${counter}`, counter },
    })
  }

  /** Mostly the value, sometimes null, sometimes nothing. */
  function maybe<T>(make: () => T): T | null | undefined {
    if (random.chance(0.1)) return null
    return random.chance(0.1) ? undefined : make()
  }
  const word = (): string => random.pick(WORDS)
  const whole = (): number => random.pick([0, 1, 2, 3, 5, 8, -4, 100])
  const list = <T>(make: () => T): T[] => Array.from({ length: random.below(4) }, make)
  const place = (): unknown => ({
    city: maybe(word),
    zip: maybe(whole),
    keeper: maybe(() => random.pick(NAMES)),
  })
  const anything = (): unknown =>
    random.pick([
      whole,
      word,
      () => random.chance(0.5),
      () => list(word),
      () => ({ deep: word() }),
    ])()

  for (const [index, name] of NAMES.entries()) {
    add('Author', `author-${index}`, {
      name,
      rank: maybe(whole),
      email: maybe(() => `${name}@example.org`),
    })
  }
  for (let index = 0; index < count; index++) {
    const id = `post-${(index * 7919) % 10_007}`
    add('Post', id, {
      title: maybe(word),
      count: maybe(whole),
      rating: maybe(() => random.pick([0, 0.5, -2.25, 3, 1e10])),
      draft: maybe(() => random.chance(0.5)),
      mood: maybe(() => random.pick(['HAPPY', 'SAD', 'CALM'])),
      date: maybe(() => random.pick(DAYS)),
      published: maybe(() => random.pick(DAYS)),
      dates: maybe(() => list(() => random.pick(DAYS))),
      tags: maybe(() => list(word)),
      numbers: maybe(() => list(whole)),
      author: maybe(() => `author-${random.below(NAMES.length + 1)}`),
      editorEmail: maybe(() => `${random.pick(NAMES)}@example.org`),
      reviewers: maybe(() => list(() => random.pick([...NAMES, 'Nobody']))),
      related: maybe(() => list(() => `post-${(random.below(count + 2) * 7919) % 10_007}`)),
      meta: maybe(() => ({
        description: maybe(word),
        score: maybe(() => random.pick([0, 1.5, 2])),
        place: maybe(place),
        list: maybe(() => list(place)),
        since: maybe(() => random.pick(DAYS)),
      })),
      comments: maybe(() =>
        list(() => ({
          text: maybe(word),
          votes: maybe(whole),
          by: maybe(() => random.pick(NAMES)),
          replies: maybe(() => list(() => ({ text: maybe(word), votes: maybe(whole) }))),
        })),
      ),
      data: maybe(anything),
      loose: maybe(anything),
      level: maybe(() => random.pick([whole(), String(whole()), random.chance(0.5), 2.5])),
      stamp: maybe(() => random.pick([random.pick(DAYS), new Date(Date.UTC(2024, 0, whole()))])),
      stamps: maybe(() =>
        list(() => random.pick([random.pick(DAYS), new Date(Date.UTC(2024, 0, 7)), null])),
      ),
      matrix: maybe(() => list(() => list(whole))),
    })
    if (random.chance(0.4)) {
      add('Note', `note-${index}`, { text: maybe(word), votes: maybe(whole) }, id)
    }
    if (random.chance(0.2)) {
      add('Robot', `robot-${index}`, {
        name: maybe(() => random.pick(NAMES)),
        rank: maybe(whole),
        model: maybe(() => ({ year: maybe(whole), parts: maybe(() => list(word)) })),
      })
    }
  }
  const byParent = new Map<string, string[]>()
  for (const { id, parent } of nodes) {
    if (parent !== null) byParent.set(parent, [...(byParent.get(parent) ?? []), id])
  }
  return nodes.map(node => ({ ...node, children: byParent.get(node.id) ?? [] }))
}
