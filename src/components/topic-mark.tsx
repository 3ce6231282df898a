import { createSeededRandom } from '../covers/seeded-random.ts'

const lineCount = 8

/** Returns the number, from 1, of the line colour that a topic has on every page. */
export function topicLine(slug: string): number {
  return 1 + Math.floor(createSeededRandom(slug)() * lineCount)
}

interface TopicMarkProps {
  readonly slug: string
}

/** The coloured stroke by which a topic is known, as a line on a transit map is. */
export function TopicMark({ slug }: TopicMarkProps) {
  return <span className="topic-mark" data-line={topicLine(slug)} aria-hidden="true" />
}
