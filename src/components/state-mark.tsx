interface StateMarkProps {
  readonly draft: boolean
  readonly scheduled: boolean
}

/** Says, while writing, that a post is not out: production builds hold no such posts. */
export function StateMark({ draft, scheduled }: StateMarkProps) {
  if (draft) return <span className="state-mark">Draft</span>
  if (scheduled) return <span className="state-mark">Scheduled</span>
  return null
}
