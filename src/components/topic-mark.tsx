interface TopicMarkProps {
  /** Number of the line colour of a topic. */
  readonly line: number
}

/** The coloured stroke by which a topic is known, as a line on a transit map is. */
export function TopicMark({ line }: TopicMarkProps) {
  return <span className="topic-mark" data-line={line} aria-hidden="true" />
}
