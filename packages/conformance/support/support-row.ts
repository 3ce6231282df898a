/** How much of a thing of Gatsby the engine has. */
export type SupportStatus = 'full' | 'partial' | 'none'

/** One thing of Gatsby, and what holds the engine to it. */
export interface SupportRow {
  /** As Gatsby's documentation names it. */
  readonly name: string
  readonly status: SupportStatus
  /** What is missing, or differs, and why; always given where the status is not full. */
  readonly note?: string
  /**
   * Tests that hold the row, as `<file below packages>: <title>`; at least one where the status is full. A title made
   * of variables is written as it comes out.
   */
  readonly tests: readonly string[]
}

/** Rows of one part of Gatsby. */
export interface SupportSection {
  readonly title: string
  /** What the part is, in one sentence. */
  readonly about: string
  readonly rows: readonly SupportRow[]
}

/** A row that is held whole by tests. */
export function full(name: string, ...tests: readonly string[]): SupportRow {
  return { name, status: 'full', tests }
}

/** A row of which `note` says what is missing. */
export function partial(name: string, note: string, ...tests: readonly string[]): SupportRow {
  return { name, status: 'partial', note, tests }
}

/** A row that the engine does not have, with the reason. */
export function none(name: string, note: string): SupportRow {
  return { name, status: 'none', note, tests: [] }
}
