interface Place {
  readonly pathname: string
  readonly key: string
}

/** Position from the top in pixels that a page, or a named element of it, was last scrolled to. */
export function readScroll(place: Place, name?: string): number | undefined {
  try {
    const value = sessionStorage.getItem(nameOf(place, name))
    return value === null ? undefined : Number(value)
  } catch {
    // Storage may be switched off.
    return undefined
  }
}

/** Keeps a position for the entry in the history. */
export function saveScroll(place: Place, position: number, name?: string): void {
  try {
    sessionStorage.setItem(nameOf(place, name), String(position))
  } catch {
    // As above: the page then opens at its top.
  }
}

function nameOf({ pathname, key }: Place, name = ''): string {
  return `@@scroll|${pathname}|${key}|${name}`
}
