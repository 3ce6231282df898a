/**
 * A lazy list, as `findAll` and some resolvers of Gatsby return: may be walked any number of times, each walk
 * computing again.
 */
export class NodeIterable<T> implements Iterable<T> {
  readonly #source: Iterable<T> | (() => Iterable<T>)

  constructor(source: Iterable<T> | (() => Iterable<T>)) {
    this.#source = source
  }

  [Symbol.iterator](): Iterator<T> {
    const source = typeof this.#source === 'function' ? this.#source() : this.#source
    return source[Symbol.iterator]()
  }

  concat<U>(other: Iterable<U>): NodeIterable<T | U> {
    const first = this
    return new NodeIterable<T | U>(function* () {
      yield* first
      yield* other
    })
  }

  map<U>(change: (value: T, index: number) => U): NodeIterable<U> {
    const source = this
    return new NodeIterable<U>(function* () {
      let index = 0
      for (const value of source) yield change(value, index++)
    })
  }

  filter(predicate: (value: T) => unknown): NodeIterable<T> {
    const source = this
    return new NodeIterable<T>(function* () {
      for (const value of source) if (predicate(value)) yield value
    })
  }

  /** @throws Error when an argument is negative or the end comes before the start. */
  slice(start: number, end?: number): NodeIterable<T> {
    if (start < 0 || (end !== undefined && end < start)) {
      throw new Error('Both arguments must not be negative and end must be greater than start')
    }
    const source = this
    return new NodeIterable<T>(function* () {
      let index = 0
      for (const value of source) {
        if (end !== undefined && index >= end) return
        if (index++ >= start) yield value
      }
    })
  }

  /** Drops values whose key was seen before. */
  deduplicate(keyOf: (value: T) => unknown = value => value): NodeIterable<T> {
    const source = this
    return new NodeIterable<T>(function* () {
      const seen = new Set<unknown>()
      for (const value of source) {
        const key = keyOf(value)
        if (seen.has(key)) continue
        seen.add(key)
        yield value
      }
    })
  }

  forEach(visit: (value: T, index: number) => void): void {
    let index = 0
    for (const value of this) visit(value, index++)
  }
}
