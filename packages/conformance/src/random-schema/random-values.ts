import type { Random } from '../random-query/random.ts'

/** Makes the values of one key, over all nodes of a type. */
export type ValueMaker = (random: Random) => unknown

const SCALARS: readonly ValueMaker[] = [
  random => random.below(100) - 50,
  random => random.pick([1.5, -0.25, 3_000_000_000, 2 ** 31, -(2 ** 31)]),
  random => random.chance(0.5),
  random => random.pick(['', 'text', 'a b', '12', 'Jan 5, 2024', '2024-1-5', '2024/01/05']),
  random => random.pick(['2024-01-05', '2024', '1234', '20240105', '2024-01', '2024-W03']),
  random => random.pick(['2024-01-05T10:00:00Z', '2024-01-05 10:00', '2024-123']),
  random => random.pick(['12345678', '2024-13-45', '2024-02-30', '']),
  random => random.pick(['2024-01-05', '']),
  random => random.pick(['2024-01-05', 'soon']),
  random => random.pick(['./a.png', 'b.jpg', '../c.md', 'missing.png', 'https://x.org/a.png']),
  random => new Date(random.below(1_000_000_000) * 1000),
  random => random.pick([1, 2.5]),
]

const KEYS: readonly string[] = [
  'title',
  'date',
  'a-b',
  'a b',
  'a_b',
  '__x',
  '___y',
  '1a',
  '42',
  '7',
  'with.dot',
  'ünï',
  '$dollar',
  '_ok',
  'id2',
  'image',
  'nested',
  'list',
  'fields',
]

/** Makes a maker of values: most give one kind, some a mix, some nothing that tells a type. */
export function randomMaker(random: Random, depth = 0): ValueMaker {
  const roll = random.fraction()
  if (roll < 0.45 || depth > 3) return random.pick(SCALARS)
  if (roll < 0.55) return mixOf(random, depth)
  if (roll < 0.6) return some => some.pick([null, undefined, {}, [], [null], [{}], { a: null }])
  if (roll < 0.8) return randomObject(random, depth + 1)
  const item = random.chance(0.2) ? mixOf(random, depth + 1) : randomMaker(random, depth + 1)
  return some => Array.from({ length: some.below(4) }, () => item(some))
}

function mixOf(random: Random, depth: number): ValueMaker {
  const makers = [randomMaker(random, depth + 1), randomMaker(random, depth + 1)]
  return some => some.pick(makers)(some)
}

/** Makes a maker of objects with some of a few keys. */
export function randomObject(random: Random, depth = 0): ValueMaker {
  const makers = random.some(KEYS, depth === 0 ? 9 : 4).map(key => ({
    key,
    make: randomMaker(random, depth),
    presence: random.pick([1, 1, 0.5, 0.1]),
  }))
  return some => {
    const present = makers.filter(({ presence }) => some.chance(presence))
    const shuffled = some.chance(0.2) ? present.toReversed() : present
    return Object.fromEntries(shuffled.map(({ key, make }) => [key, make(some)]))
  }
}
