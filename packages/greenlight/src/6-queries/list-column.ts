/** A list of numbers for each row of a table, all in one array. */
export interface ListColumn {
  readonly items: Uint32Array
  /** Where the list of each row ends. */
  readonly ends: Uint32Array
}

/** A column that is being written: items are pushed, then their row ends. */
export interface ListColumnWriter {
  push(item: number): void
  endRow(): void
  column(): ListColumn
}

export function createList(): ListColumnWriter {
  const items: number[] = []
  const ends: number[] = []
  return {
    push: item => void items.push(item),
    endRow: () => void ends.push(items.length),
    column: () => ({ items: Uint32Array.from(items), ends: Uint32Array.from(ends) }),
  }
}

/** The values that the list of a row stands for: its items are places among them. */
export function valuesAt<T>(values: readonly T[], column: ListColumn, row: number): T[] {
  const found: T[] = []
  for (let at = startOf(column, row); at < endOf(column, row); at++) {
    const value = values[column.items[at] ?? -1]
    if (value !== undefined) found.push(value)
  }
  return found
}

/** Whether a condition holds for an item of a row's list. */
export function someAt(column: ListColumn, row: number, holds: (item: number) => boolean): boolean {
  for (let at = startOf(column, row); at < endOf(column, row); at++) {
    if (holds(column.items[at] ?? -1)) return true
  }
  return false
}

const startOf = ({ ends }: ListColumn, row: number) => (row === 0 ? 0 : (ends[row - 1] ?? 0))
const endOf = ({ ends }: ListColumn, row: number) => ends[row] ?? 0
