/** A seeded source of choices: the same seed makes the same choices on every machine. */
export interface Random {
  /** From 0 (included) to 1 (excluded). */
  fraction(): number
  /** A whole number from 0 to `count - 1`. */
  below(count: number): number
  /** Whether something of the given probability happens. */
  chance(probability: number): boolean
  /** @throws RangeError for an empty list. */
  pick<T>(choices: readonly T[]): T
  /** Up to `most` different choices, at least one where there is any, in random order. */
  some<T>(choices: readonly T[], most: number): T[]
}

/** mulberry32: 32 bits of state are plenty for making test cases. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0

  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  const below = (count: number): number => Math.floor(fraction() * count)

  function pick<T>(choices: readonly T[]): T {
    const index = below(choices.length)
    if (index >= choices.length) throw new RangeError('Nothing to pick from')
    return choices[index] as T
  }

  return {
    fraction,
    below,
    chance: probability => fraction() < probability,
    pick,
    some(choices, most) {
      const left = [...choices]
      const picked: (typeof left)[number][] = []
      const count = Math.min(left.length, 1 + below(most))
      while (picked.length < count) picked.push(...left.splice(below(left.length), 1))
      return picked
    },
  }
}
