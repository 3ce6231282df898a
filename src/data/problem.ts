/** Something in the content that its author should mend. Lines and columns count from 1, from the top of the file. */
export interface ContentProblem {
  /** An error stops a production build, a warning does not. */
  readonly severity: 'error' | 'warning'
  /** Absolute path. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  /** The way out, one sentence. */
  readonly hint: string
}

/** A position in a text, both counted from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Turns an offset into a line and a column; `\r\n` counts as one end of line. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, Math.max(0, offset))
  const lastBreak = before.lastIndexOf('\n')
  return { line: before.split('\n').length, column: before.length - lastBreak }
}
