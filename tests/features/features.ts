/** Something that readers, authors or developers expect of a publication, and what shows that it is there. */
export type Feature = { name: string } & (
  | {
      /** Test file, and how the name of a test in it begins. */
      proof: readonly [file: string, test: string][]
    }
  | {
      /** Why it is not there yet. */
      missing: string
    }
)

/** What this publication offers, each with the tests that show it. */
export const features: readonly Feature[] = [
  {
    name: 'Front matter schema checked at build',
    proof: [['src/data/front-matter/broken-front-matters.test.ts', 'there are at least thirty']],
  },
  {
    name: 'Errors with file and line, all at once',
    proof: [
      ['src/data/front-matter/broken-front-matters.test.ts', 'there are at least thirty'],
      ['tests/sites/broken.test.ts', 'one build tells every mistake'],
    ],
  },
  { name: 'Drafts', proof: [['tests/sites/samples.test.ts', 'nothing of a ']] },
  { name: 'Unlisted', proof: [['tests/sites/samples.test.ts', 'an unlisted post has a page']] },
  { name: 'Scheduled posts', proof: [['tests/sites/samples.test.ts', 'nothing of a ']] },
  { name: 'Tags and their pages', proof: [['tests/e2e/reading.test.ts', 'a tag of a post leads']] },
  {
    name: 'Authors and their pages',
    proof: [['tests/e2e/reading.test.ts', 'the author of a post leads']],
  },
  { name: 'Series', proof: [['tests/e2e/reading.test.ts', 'a part of a series leads']] },
  {
    name: 'Pagination of lists',
    proof: [['tests/e2e/reading.test.ts', 'every post of the feed can be reached by the pages']],
  },
  {
    name: 'Previous and next',
    proof: [['tests/e2e/reading.test.ts', 'from the home page to the newest post']],
  },
  { name: 'Archive', proof: [['tests/e2e/reading.test.ts', 'the archive has every post']] },
  {
    name: 'Related posts',
    proof: [['tests/e2e/reading.test.ts', 'related posts are other posts']],
  },
  {
    name: 'Reading time',
    proof: [['tests/e2e/reading.test.ts', 'tells author, date, reading time']],
  },
  { name: 'RSS', proof: [['tests/outputs/feeds.test.ts', 'each item has title, identifier']] },
  { name: 'Atom', proof: [['tests/outputs/feeds.test.ts', 'has what the format demands']] },
  { name: 'JSON feed', proof: [['tests/outputs/feeds.test.ts', 'has the version, language']] },
  { name: 'Sitemap', proof: [['tests/outputs/sitemap.test.ts', 'every page that may be indexed']] },
  { name: 'robots.txt', proof: [['tests/outputs/sitemap.test.ts', 'robots.txt lets search']] },
  {
    name: 'noindex outside production',
    proof: [['tests/sites/empty.test.ts', 'a preview keeps search engines away']],
  },
  { name: 'Canonical', proof: [['tests/outputs/head.test.ts', 'names its canonical address']] },
  { name: 'Open Graph', proof: [['tests/outputs/head.test.ts', 'has what Open Graph and']] },
  { name: 'Twitter card', proof: [['tests/outputs/head.test.ts', 'has what Open Graph and']] },
  {
    name: 'Generated social picture per post',
    proof: [['tests/outputs/head.test.ts', 'has a social picture that exists']],
  },
  { name: 'JSON-LD', proof: [['tests/outputs/head.test.ts', 'has JSON-LD that expands']] },
  {
    name: 'hreflang',
    proof: [['tests/outputs/head.test.ts', 'names its language']],
  },
  { name: 'llms.txt', proof: [['tests/outputs/language-models.test.ts', 'llms.txt has a title']] },
  {
    name: 'Responsive images in Markdown',
    proof: [['tests/outputs/pictures.test.ts', 'pictures in texts come in several sizes']],
  },
  {
    name: 'Placeholder while a picture loads',
    proof: [['tests/outputs/pictures.test.ts', 'covers have a placeholder']],
  },
  {
    name: 'AVIF and WebP',
    proof: [['tests/outputs/pictures.test.ts', 'covers come as AVIF and WebP']],
  },
  {
    name: 'Highlighted code, two themes, at build',
    proof: [['tests/e2e/reading.test.ts', 'has code in colours of both themes']],
  },
  {
    name: 'Copy-code button',
    proof: [['tests/e2e/reading.test.ts', 'has code in colours of both themes']],
  },
  {
    name: 'Table of contents',
    proof: [['tests/e2e/reading.test.ts', 'has a table of contents']],
  },
  { name: 'Heading anchors', proof: [['tests/e2e/reading.test.ts', 'has an anchor at each']] },
  {
    name: 'Full-text search, offline',
    proof: [
      ['tests/e2e/search.test.ts', 'finds a post by a word'],
      ['tests/e2e/offline.test.ts', 'after a first visit, what was read and the search'],
    ],
  },
  { name: 'Dark mode', proof: [['tests/e2e/theme.test.ts', 'the choice is kept']] },
  {
    name: 'View transitions',
    proof: [['tests/e2e/navigation.test.ts', 'pages change in a view transition']],
  },
  {
    name: 'Prefetching links',
    proof: [['tests/e2e/navigation.test.ts', 'the data of a page is fetched before']],
  },
  {
    name: 'A broken link fails the build',
    proof: [['tests/sites/broken.test.ts', 'one build tells every mistake']],
  },
  {
    name: 'Redirects',
    proof: [['tests/e2e/reading.test.ts', 'an address that a post once had leads on to it']],
  },
  { name: '404', proof: [['tests/e2e/reading.test.ts', 'an address that does not exist']] },
  {
    name: 'Skip link, accessibility checked',
    proof: [
      ['tests/e2e/keyboard.test.ts', 'the first key leads to a link'],
      ['tests/e2e/accessibility.test.ts', ''],
    ],
  },
  {
    name: 'Reduced motion',
    proof: [['tests/e2e/navigation.test.ts', 'readers who want less motion']],
  },
  { name: 'Print', proof: [['tests/e2e/navigation.test.ts', 'on paper there is the text']] },
  {
    name: 'Edit this page, last change from git',
    proof: [['tests/e2e/reading.test.ts', 'tells author, date, reading time']],
  },
  {
    name: 'A draft while it is written',
    proof: [['tests/sites/develop.test.ts', 'a draft shows, marked as one']],
  },
  { name: 'Incremental build', missing: 'Comes with the engine.' },
  { name: 'Deferred and regenerated pages', missing: 'They need a server; with the engine.' },
  { name: 'Pages rendered on request, API functions', missing: 'With the engine.' },
  { name: 'Image service on demand', missing: 'With the engine.' },
  { name: 'Deploy adapters', missing: 'The built site is static files; adapters with the engine.' },
  {
    name: 'Generated types',
    proof: [['tests/outputs/generated.test.ts', 'the types of the queries are those']],
  },
  {
    name: 'Data explorer',
    proof: [
      ['tests/sites/develop.test.ts', 'the data explorer is there'],
      ['tests/sites/develop.test.ts', 'the query '],
    ],
  },
  {
    name: 'Errors shown in develop',
    proof: [['tests/sites/develop.test.ts', 'a mistake in front matter shows']],
  },
  {
    name: 'Reads without JavaScript',
    proof: [['tests/e2e/no-javascript.test.ts', ' reads without JavaScript']],
  },
  {
    name: 'Works offline',
    proof: [['tests/e2e/offline.test.ts', 'after a first visit']],
  },
  { name: 'No layout shift', proof: [['tests/e2e/layout-shift.test.ts', ' does not shift']] },
]
