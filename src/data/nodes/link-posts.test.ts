/** @jest-environment node */
import { makeRandom, pick } from '../test/random.fixture'
import { byDateDescending, computePostLinks } from './link-posts'

type LinkedPost = Parameters<typeof computePostLinks>[0][number]

const post = (id: string, fields: Partial<LinkedPost> = {}): LinkedPost => ({
  id,
  slug: id,
  date: '2024-01-01T00:00:00.000Z',
  tags: [],
  series: null,
  ...fields,
})

test('previous is older, next is newer', () => {
  const links = computePostLinks([
    post('new', { date: '2024-03-01' }),
    post('old', { date: '2024-01-01' }),
    post('mid', { date: '2024-02-01' }),
  ])
  expect(links.get('mid')).toMatchObject({ previous: 'old', next: 'new' })
  expect(links.get('old')).toMatchObject({ previous: null, next: 'mid' })
  expect(links.get('new')).toMatchObject({ previous: 'mid', next: null })
})

test('a single post has no links, no posts have none', () => {
  expect(computePostLinks([post('a')]).get('a')).toEqual({
    previous: null,
    next: null,
    related: [],
  })
  expect(computePostLinks([]).size).toBe(0)
})

test('related posts share most; a series counts two; ties go to the newer', () => {
  const links = computePostLinks([
    post('a', { tags: ['x', 'y'], series: 's' }),
    post('both', { tags: ['x', 'y'], date: '2020-01-01' }),
    post('series', { series: 's', date: '2021-01-01' }),
    post('one', { tags: ['x'], date: '2023-01-01' }),
    post('none', { tags: ['z'] }),
  ])
  expect(links.get('a')?.related).toEqual(['series', 'both', 'one'])
  expect(links.get('none')?.related).toEqual([])
})

test('links agree with a plain search through all posts', () => {
  const random = makeRandom(11)
  for (let round = 0; round < 50; round += 1) {
    const posts = Array.from({ length: 1 + Math.floor(random() * 30) }, (_, index) =>
      post(`p${index}`, {
        date: `202${Math.floor(random() * 3)}-01-01`,
        tags: ['a', 'b', 'c', 'd'].filter(() => random() < 0.4),
        series: pick(random, [null, 's', 't']),
      }),
    )
    const sorted = [...posts].sort(byDateDescending)
    const links = computePostLinks(posts)
    for (const [index, one] of sorted.entries()) {
      const score = (other: LinkedPost) =>
        other.tags.filter(tag => one.tags.includes(tag)).length +
        (one.series !== null && other.series === one.series ? 2 : 0)
      const related = sorted
        .filter(other => other !== one && score(other) > 0)
        .sort((a, b) => score(b) - score(a))
        .slice(0, 3)
      expect(links.get(one.id)).toEqual({
        previous: sorted[index + 1]?.id ?? null,
        next: sorted[index - 1]?.id ?? null,
        related: related.map(({ id }) => id),
      })
    }
  }
})

test('ten thousand posts of one tag are linked in little time', () => {
  const posts = Array.from({ length: 10_000 }, (_, index) =>
    post(`p${index}`, { tags: ['all', `t${index % 100}`], series: 's' }),
  )
  const start = process.cpuUsage().user
  computePostLinks(posts)
  expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(10)
})
