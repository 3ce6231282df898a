interface PostDateProps {
  /** ISO 8601 instant or day. */
  readonly date: string
  /** The same date as readers are shown it. */
  readonly text: string
}

/** A date for people and machines. */
export function PostDate({ date, text }: PostDateProps) {
  return <time dateTime={date}>{text}</time>
}
