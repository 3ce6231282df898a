/** A front matter with a fault, and what its author is told. */
export interface BrokenFrontMatter {
  readonly what: string
  /** The whole file. */
  readonly text: string
  /** `line:column message | hint`, one for each problem. */
  readonly told: readonly string[]
}

/** Wraps lines of front matter into a post that is right in all else. */
const post = (...lines: string[]) =>
  ['---', "title: 'A'", "date: '2024-03-16'", ...lines, '---', '', 'Text.', ''].join('\n')

/** A post of these lines alone. */
const bare = (...lines: string[]) => ['---', ...lines, '---', '', 'Text.', ''].join('\n')

export const brokenFrontMatters: readonly BrokenFrontMatter[] = [
  {
    what: 'a misspelt key',
    text: post("coverimage: '/a.jpg'"),
    told: ['4:1 Unknown key "coverimage" | Did you mean coverImage?'],
  },
  {
    what: 'a key with a letter too many',
    text: post('draaft: true'),
    told: ['4:1 Unknown key "draaft" | Did you mean draft?'],
  },
  {
    what: 'an unknown key',
    text: post('layout: wide'),
    told: [
      '4:1 Unknown key "layout" | Known keys: title, excerpt, coverImage, coverAlt, date, author, ogImage, tags, series, seriesPosition, updated, draft, unlisted, publishAt, slug, canonicalUrl, redirectFrom, toc.',
    ],
  },
  {
    what: 'two unknown keys',
    text: post('tag: [a]', 'x: 1'),
    told: [
      '4:1 Unknown key "tag" | Did you mean tags?',
      '5:1 Unknown key "x" | Known keys: title, excerpt, coverImage, coverAlt, date, author, ogImage, tags, series, seriesPosition, updated, draft, unlisted, publishAt, slug, canonicalUrl, redirectFrom, toc.',
    ],
  },
  {
    what: 'an unknown key without a value',
    text: post('permalink:'),
    told: [
      '4:1 Unknown key "permalink" | Known keys: title, excerpt, coverImage, coverAlt, date, author, ogImage, tags, series, seriesPosition, updated, draft, unlisted, publishAt, slug, canonicalUrl, redirectFrom, toc.',
    ],
  },
  {
    what: 'a misspelt key inside',
    text: post('author:', '  name: A', '  pictur: /a.jpg'),
    told: ['6:3 Unknown key "author.pictur" | Did you mean picture?'],
  },
  {
    what: 'an unknown key inside',
    text: post('ogImage:', '  url: /a.png', '  alt: text'),
    told: ['6:3 Unknown key "ogImage.alt" | Known keys: url.'],
  },
  {
    what: 'a missing title',
    text: bare("date: '2024-03-16'"),
    told: [
      '2:1 "title" is missing | Add a line "title: ...". Title of the post; the page has no other h1.',
    ],
  },
  {
    what: 'a missing date',
    text: bare('title: A'),
    told: [
      "2:1 \"date\" is missing | Add a line \"date: ...\". A date. Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has.",
    ],
  },
  {
    what: 'an empty front matter',
    text: '---\n---\nText.\n',
    told: [
      '2:1 "title" is missing | Add a line "title: ...". Title of the post; the page has no other h1.',
      "2:1 \"date\" is missing | Add a line \"date: ...\". A date. Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has.",
    ],
  },
  {
    what: 'no front matter',
    text: '# Title\n',
    told: [
      "1:1 There is no front matter | Begin the file with a line ---, then lines such as title: '...', then a line ---.",
    ],
  },
  {
    what: 'an empty file',
    text: '',
    told: [
      "1:1 There is no front matter | Begin the file with a line ---, then lines such as title: '...', then a line ---.",
    ],
  },
  {
    what: 'front matter without an end',
    text: '---\ntitle: A\n\nText.\n',
    told: [
      '1:1 The front matter has no end | Put a line --- between the front matter and the text.',
    ],
  },
  {
    what: 'front matter that is not at the top',
    text: '\n---\ntitle: A\n---\n',
    told: [
      "1:1 There is no front matter | Begin the file with a line ---, then lines such as title: '...', then a line ---.",
    ],
  },
  {
    what: 'a title that is a number',
    text: bare('title: 2024', 'date: 2024-03-16'),
    told: ['2:8 "title" must be text, not a number | Put it in quotes: "2024".'],
  },
  {
    what: 'a title that is a list',
    text: bare('title: [a]', 'date: 2024-03-16'),
    told: ['2:8 "title" must be text, not a list | Title of the post; the page has no other h1.'],
  },
  {
    what: 'an empty title',
    text: bare('title:', 'date: 2024-03-16'),
    told: ['2:1 "title" is empty | Title of the post; the page has no other h1.'],
  },
  {
    what: 'a title of spaces',
    text: bare("title: '  '", 'date: 2024-03-16'),
    told: ['2:8 "title" must not be empty | Title of the post; the page has no other h1.'],
  },
  {
    what: 'a day that does not exist',
    text: bare('title: A', "date: '2023-02-29'"),
    told: [
      "3:7 \"date\" is not a possible date | A date. Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has.",
    ],
  },
  {
    what: 'a month that does not exist',
    text: bare('title: A', 'date: 2024-13-01'),
    told: [
      "3:7 \"date\" is not a possible date | A date. Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has.",
    ],
  },
  {
    what: 'an hour that does not exist',
    text: bare('title: A', 'date: 2024-01-01T25:00:00Z'),
    told: [
      "3:7 \"date\" is not a possible date | A date. Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has.",
    ],
  },
  {
    what: 'a zone that does not exist',
    text: bare('title: A', 'date: 2024-01-01T10:00:00+25:00'),
    told: [
      "3:7 \"date\" is not a possible date | A date. Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has.",
    ],
  },
  {
    what: 'a month misspelt',
    text: bare('title: A', 'date: Marsh 16, 2020'),
    told: [
      "3:7 \"date\" is not a possible date | A date. Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has.",
    ],
  },
  {
    what: 'a date that is a number',
    text: bare('title: A', 'date: 2024'),
    told: [
      "3:7 \"date\" must be a date, not a number | A date. Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has.",
    ],
  },
  {
    what: 'a date of two digits',
    text: bare('title: A', 'date: 16/03/24'),
    told: [
      "3:7 \"date\" is not a possible date | A date. Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has.",
    ],
  },
  {
    what: 'an impossible update',
    text: post('updated: yesterday'),
    told: [
      "4:10 \"updated\" is not a possible date | When the text last changed in substance. Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has.",
    ],
  },
  {
    what: 'an impossible time to publish',
    text: post('publishAt: 2024-06-31'),
    told: [
      "4:12 \"publishAt\" is not a possible date | Before this moment no production build holds the post. Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has.",
    ],
  },
  {
    what: 'a draft that is text',
    text: post("draft: 'yes'"),
    told: [
      '4:8 "draft" must be true or false, not text | Write true or false, without quotes. A draft is in no production build.',
    ],
  },
  {
    what: 'tags that are text',
    text: post('tags: routing, caching'),
    told: [
      '4:7 "tags" must be a list, not text | Subjects of the post, a list such as [routing, caching].',
    ],
  },
  {
    what: 'a tag that is a number',
    text: post('tags: [routing, 2024]'),
    told: ['4:17 Entry 2 of "tags" must be text, not a number | Put it in quotes: "2024".'],
  },
  {
    what: 'an empty tag',
    text: post('tags:', '  - routing', '  -'),
    told: ['6:4 Entry 2 of "tags" is empty | Name or id of a tag.'],
  },
  {
    what: 'an author that is a number',
    text: post('author: 7'),
    told: [
      '4:9 "author" must be the id of a file in content/authors/ or a name and a picture, not a number | Who wrote it: the id of a file in content/authors/, or name and picture.',
    ],
  },
  {
    what: 'an author without a name',
    text: post('author:', '  picture: /a.jpg'),
    told: ['4:1 "author.name" is missing | Add a line "name: ...". Name as readers see it.'],
  },
  {
    what: 'an author that is empty text',
    text: post("author: ''"),
    told: [
      '4:9 "author" must not be empty | Who wrote it: the id of a file in content/authors/, or name and picture.',
    ],
  },
  {
    what: 'authors as a list',
    text: post('author: [ann, bob]'),
    told: [
      '4:9 "author" must be the id of a file in content/authors/ or a name and a picture, not a list | Who wrote it: the id of a file in content/authors/, or name and picture.',
    ],
  },
  {
    what: 'an author whose name is a number',
    text: post('author: {name: 5}'),
    told: ['4:16 "author.name" must be text, not a number | Put it in quotes: "5".'],
  },
  {
    what: 'a social picture without its key',
    text: post('ogImage: /a.png'),
    told: [
      '4:10 "ogImage" must hold a url, not text | Picture for social networks, below its own key "url"; generated where missing.',
    ],
  },
  {
    what: 'a social picture of nothing',
    text: post('ogImage: {}'),
    told: [
      '4:1 "ogImage.url" is missing | Add a line "url: ...". Picture for social networks; generated where missing.',
    ],
  },
  {
    what: 'a cover that is a map',
    text: post('coverImage:', '  url: /a.png'),
    told: [
      '5:3 "coverImage" must be text, not keys and values | Picture above the post: a path under static/, a path relative to the post, or an http(s) address.',
    ],
  },
  {
    what: 'a place in the series that is text',
    text: post("seriesPosition: 'two'"),
    told: [
      '4:17 "seriesPosition" must be a whole number, not text | Place in the series, from 1; by date where missing.',
    ],
  },
  {
    what: 'a place in the series that is a fraction',
    text: post('seriesPosition: 1.5'),
    told: [
      '4:17 "seriesPosition" must be a whole number, not a fraction | Place in the series, from 1; by date where missing.',
    ],
  },
  {
    what: 'a place in the series before the first',
    text: post('seriesPosition: 0'),
    told: [
      '4:17 "seriesPosition" must be 1 or more | Place in the series, from 1; by date where missing.',
    ],
  },
  {
    what: 'a slug with a slash',
    text: post('slug: a/b'),
    told: [
      '4:7 "slug" may hold letters and digits only, with single dashes, dots or underscores between them | Last part of the address; the name of the file or folder where missing.',
    ],
  },
  {
    what: 'a canonical address without its scheme',
    text: post('canonicalUrl: example.com/a'),
    told: [
      '4:15 "canonicalUrl" must be a full address that begins with http:// or https:// | Address of the original, when the post first appeared elsewhere.',
    ],
  },
  {
    what: 'a former address without its slashes, and one of another site',
    text: post("redirectFrom: [old-name, 'https://example.com/a/']"),
    told: [
      '4:16 Entry 1 of "redirectFrom" must be a path of this site that begins and ends with a slash | Addresses that the post once had, a list such as [/2019/old-name/]: they lead on to it.',
      '4:26 Entry 2 of "redirectFrom" must be a path of this site that begins and ends with a slash | Addresses that the post once had, a list such as [/2019/old-name/]: they lead on to it.',
    ],
  },
  {
    what: 'a canonical address that runs code',
    text: post("canonicalUrl: 'javascript:alert(1)'"),
    told: [
      '4:15 "canonicalUrl" must be a full address that begins with http:// or https:// | Address of the original, when the post first appeared elsewhere.',
    ],
  },
  {
    what: 'a switch that is a number',
    text: post('toc: 0'),
    told: [
      '4:6 "toc" must be true or false, not a number | Write true or false, without quotes. false hides the table of contents.',
    ],
  },
  {
    what: 'a key twice',
    text: post('title: B'),
    told: ['4:1 Bad YAML: map keys must be unique | Keep one of the two lines.'],
  },
  {
    what: 'a quote that is never closed',
    text: post("excerpt: 'It is", 'toc: true'),
    told: [
      "4:10 Bad YAML: missing closing 'quote | Close the quote or bracket that was opened, or put quotes around the whole text.",
    ],
  },
  {
    what: 'a quote within quotes',
    text: post("excerpt: 'It's here'"),
    told: [
      '4:14 Bad YAML: unexpected scalar at node end | Put quotes around texts that hold a colon, a quote or begin with a special character.',
    ],
  },
  {
    what: 'a colon in a text',
    text: post('excerpt: Gatsby: a story'),
    told: [
      '4:10 Bad YAML: nested mappings are not allowed in compact mappings | Put quotes around a text that holds a colon.',
    ],
  },
  {
    what: 'a bracket that is never closed',
    text: post('tags: [routing, caching'),
    told: [
      '5:1 Bad YAML: flow sequence in block collection must be sufficiently indented and end with a ] | Close the bracket that was opened.',
    ],
  },
  {
    what: 'indentation by tabs',
    text: post('author:', '\tname: A'),
    told: ['5:1 Bad YAML: tabs are not allowed as indentation | Indent with spaces.'],
  },
  {
    what: 'indentation that differs',
    text: post('author:', '    name: A', '  picture: /a.jpg'),
    told: [
      '6:1 Bad YAML: all mapping items must start at the same column | Give the lines of one block the same indentation.',
    ],
  },
  {
    what: 'a text that begins with an at sign',
    text: post('excerpt: @home'),
    told: [
      '4:10 Bad YAML: plain value cannot start with reserved character @ | Put quotes around texts that hold a colon, a quote or begin with a special character.',
    ],
  },
  {
    what: 'a key without a colon',
    text: post('draft true'),
    told: [
      '4:1 Bad YAML: implicit map keys need to be followed by map values | Put a colon and a space between key and value.',
    ],
  },
  {
    what: 'an alias without an anchor',
    text: post('excerpt: *bold* move'),
    told: [
      '4:17 Bad YAML: unexpected scalar at node end | Put quotes around texts that hold a colon, a quote or begin with a special character.',
    ],
  },
  {
    what: 'a list in place of keys',
    text: bare('- title', '- date'),
    told: [
      '2:1 The text must hold keys and values, one a line, not a list | See CONTRIBUTING.md for the keys and their values.',
    ],
  },
  {
    what: 'text in place of keys',
    text: bare('just text'),
    told: [
      '2:1 The text must hold keys and values, one a line, not text | See CONTRIBUTING.md for the keys and their values.',
    ],
  },
  {
    what: 'faults of many kinds',
    text: bare('titel: A', 'date: 2023-02-30', 'draft: maybe', 'tags: x'),
    told: [
      '2:1 "title" is missing | Add a line "title: ...". Title of the post; the page has no other h1.',
      "3:7 \"date\" is not a possible date | A date. Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has.",
      '5:7 "tags" must be a list, not text | Subjects of the post, a list such as [routing, caching].',
      '4:8 "draft" must be true or false, not text | Write true or false, without quotes. A draft is in no production build.',
      '2:1 Unknown key "titel" | Did you mean title?',
    ],
  },
  {
    what: 'a fault in a file of Windows',
    text: post("coverimage: '/a.jpg'").replaceAll('\n', '\r\n'),
    told: ['4:1 Unknown key "coverimage" | Did you mean coverImage?'],
  },
  {
    what: 'a fault after a byte order mark',
    text: `\uFEFF${post('draft: no')}`,
    told: [
      '4:8 "draft" must be true or false, not text | Write true or false, without quotes. A draft is in no production build.',
    ],
  },
  {
    what: 'a fault after signs of two units',
    text: bare("title: '🎈🎈'", 'date: 2024-03-16', 'author: {name: "🎈", pic: x}'),
    told: ['4:22 Unknown key "author.pic" | Known keys: name, picture.'],
  },
]
