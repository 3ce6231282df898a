/** A post as a row shows it, for tests. */
export function createEntry(
  changes: Partial<Queries.PostEntryFragment> = {},
): Queries.PostEntryFragment {
  return {
    id: 'post-1',
    path: '/posts/routes/',
    title: 'Routes',
    excerpt: 'Where a page lives.',
    timeToRead: 4,
    draft: false,
    scheduled: false,
    date: '2026-05-02T00:00:00.000Z',
    dateText: '2 May 2026',
    author: { name: 'Ines Varga', path: '/authors/ines-varga/' },
    tags: [{ slug: 'routing', path: '/tags/routing/', name: 'Routing', line: 1 }],
    ...changes,
  }
}
