interface ReadingTimeProps {
  /** Whole minutes. */
  readonly minutes: number
}

/** How long a post takes to read. */
export function ReadingTime({ minutes }: ReadingTimeProps) {
  return (
    <span className="reading-time">
      {minutes}
      <span className="reading-time__unit"> min</span>
      <span className="visually-hidden">{minutes === 1 ? 'ute' : 'utes'} read</span>
    </span>
  )
}
