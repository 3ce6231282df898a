import type { ReactNode } from 'react'

interface PageHeadingProps {
  /** What kind of page this is, over the title. */
  readonly label?: ReactNode
  readonly title: string
  readonly children?: ReactNode
}

/** The head of a page that is not a post: kind, title, and what introduces it. */
export function PageHeading({ label, title, children }: PageHeadingProps) {
  return (
    <header className="page-heading">
      {label === undefined ? null : <p className="label">{label}</p>}
      <h1>{title}</h1>
      {children === undefined ? null : <div className="page-heading__intro">{children}</div>}
    </header>
  )
}
