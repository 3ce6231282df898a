/** @jest-environment node */
import { loadContent } from '../content/load-content'
import { makeSite, postText } from '../test/make-site.fixture'
import { checkContent } from './check-content'

const now = new Date('2025-01-01T00:00:00Z')

/** `path:line:column severity message | hint` for every problem of a site. */
function check(files: Readonly<Record<string, string>>): string[] {
  const root = makeSite(files)
  return checkContent(loadContent(root), { root, now }).map(
    ({ file, line, column, severity, message, hint }) =>
      `${file.slice(root.length + 1)}:${line}:${column} ${severity} ${message} | ${hint}`,
  )
}

const body = (text: string) => ({ 'content/posts/a.md': postText([], text) })

test('an empty site has no problems', () => {
  expect(check({})).toEqual([])
})

describe('addresses', () => {
  const hint =
    'Give one of the two another slug: "slug: ..." in its front matter, or another file name.'

  test('one address twice, by file names and by slug', () => {
    expect(
      check({
        'content/posts/a.md': postText(),
        'content/posts/a/index.md': postText(),
        'content/posts/b.md': postText(['slug: a']),
      }),
    ).toEqual([
      `content/posts/a.md:1:1 error The address /posts/a/ is taken by content/posts/a/index.md | ${hint}`,
      `content/posts/b.md:4:7 error The address /posts/a/ is taken by content/posts/a/index.md | ${hint}`,
    ])
  })

  test('addresses that differ in case, or in how an accent is written', () => {
    expect(
      check({
        'content/posts/A-Post.md': postText(),
        'content/posts/b.md': postText(['slug: a-post']),
        'content/posts/c.md': postText(['slug: caf\u00e9']),
        'content/posts/d.md': postText(['slug: cafe\u0301']),
      }).map(problem => problem.split(' | ')[0]),
    ).toEqual([
      'content/posts/b.md:4:7 error The address /posts/a-post/ is taken by content/posts/A-Post.md (as /posts/A-Post/; addresses that differ in case only are one on many servers)',
      expect.stringMatching(
        /^content\/posts\/d\.md:4:7 error The address .* is taken by content\/posts\/c\.md/,
      ),
    ])
  })

  test('former addresses that are taken by a page or by another post', () => {
    expect(
      check({
        'content/posts/a.md': postText(['redirectFrom: [/old/, /Posts/B/]']),
        'content/posts/b.md': postText(['redirectFrom:', '  - /old/', '  - /tags/']),
      }),
    ).toEqual([
      'content/posts/a.md:4:23 error The former address /Posts/B/ is taken by a page | Remove it: an address leads to one place.',
      'content/posts/b.md:5:5 error The former address /old/ is taken by content/posts/a.md | Remove it: an address leads to one place.',
      'content/posts/b.md:6:5 error The former address /tags/ is taken by a page | Remove it: an address leads to one place.',
    ])
  })

  test('two files for one author', () => {
    expect(
      check({
        'content/authors/jj.md': '---\nname: A\n---\n',
        'content/authors/jj.yaml': 'name: B',
      }),
    ).toEqual([
      'content/authors/jj.yaml:1:1 error The address /authors/jj/ is taken by content/authors/jj.md | Give one of the two files another name.',
    ])
  })
})

test('an unknown author, with the nearest known one', () => {
  expect(
    check({
      'content/authors/ines.yaml': 'name: Ines',
      'content/posts/a.md': postText(['author: innes']),
    }),
  ).toEqual([
    'content/posts/a.md:4:9 error There is no author "innes" in content/authors/ | Did you mean ines? Add content/authors/innes.md, or give "author" a name and a picture.',
  ])
})

test('missing pictures of front matter are warnings; those elsewhere are not looked at', () => {
  expect(
    check({
      'static/there.jpg': '',
      'static/folder/file': '',
      'content/posts/a/beside.png': '',
      'content/posts/a/index.md': postText([
        'coverImage: ./beside.png',
        'ogImage: {url: /there.jpg}',
      ]),
      'content/posts/b.md': postText([
        'coverImage: https://example.com/x.jpg',
        'author:',
        '  name: A',
        '  picture: /gone.jpg',
        'ogImage:',
        '  url: /folder',
      ]),
      'content/authors/ann.yaml': 'name: Ann\npicture: ./ann.png',
    }),
  ).toEqual([
    'content/authors/ann.yaml:2:10 warning The picture ./ann.png does not exist (looked for content/authors/ann.png) | The page shows the author\'s initials. Add the file or change "picture".',
    'content/posts/b.md:7:12 warning The picture /gone.jpg does not exist (looked for static/gone.jpg) | The page shows the author\'s initials. Add the file or change "author.picture".',
    'content/posts/b.md:9:8 warning The picture /folder does not exist (looked for static/folder) | A picture is made from the title. Add the file or change "ogImage.url".',
  ])
})

describe('links', () => {
  test('to everything that is there are right', () => {
    expect(
      check({
        'content/posts/a.md': postText(
          ['tags: [Routing]', 'series: The road', 'author: {name: JJ Kasper}'],
          [
            '[1](/) [2](/posts/a/) [3](/posts/a) [4](#part) [5](/posts/a/#part) [6](../a/)',
            '[7](/tags/routing/) [8](/series/the-road/) [9](/authors/jj-kasper/) [10](/rss.xml)',
            '[11](https://example.com/x) [12](mailto:a@b.c) [13](//example.com) [14](/a.pdf)',
            '[15](./data.csv) [16](/posts/a/?x=1#part) [17](/about/#us) [18](#own) [19](/posts/%C3%A9/)',
            '',
            '## Part',
            '',
            '<i id="own"></i> ![a](/pic.png)',
          ].join('\n'),
        ),
        'content/posts/é.md': postText(),
        'content/pages/about.md': '---\ntitle: About\n---\n\n## Us\n',
        'content/posts/data.csv': '',
        'static/a.pdf': '',
        'static/pic.png': '',
      }),
    ).toEqual([])
  })

  test('that lead nowhere are told with their place and the nearest address', () => {
    expect(check(body('One\n[a](/posts/b/) and [b](/archve/)\n\n[c](/page/2/)'))).toEqual([
      'content/posts/a.md:7:5 error The link /posts/b/ leads nowhere: the site has no page /posts/b/ | Did you mean /posts/a/? Mend the address or remove the link.',
      'content/posts/a.md:7:24 error The link /archve/ leads nowhere: the site has no page /archve/ | Did you mean /archive/? Mend the address or remove the link.',
      'content/posts/a.md:9:5 error The link /page/2/ leads nowhere: the site has no page /page/2/ | Mend the address or remove the link.',
    ])
  })

  test('to tags and series that no listed post has lead nowhere', () => {
    expect(
      check({
        'content/tags.yaml': 'idle:\n  name: Idle\n',
        'content/posts/a.md': postText([], '[a](/tags/idle/) [b](/tags/quiet/)'),
        'content/posts/b.md': postText(['unlisted: true', 'tags: [quiet]']),
      }),
    ).toHaveLength(2)
  })

  test('to anchors that are not there name those that are', () => {
    expect(check(body('[a](#prt) [b](/posts/a/#text)\n\n## Part\n\n## Part'))).toEqual([
      'content/posts/a.md:6:5 error The link #prt names an anchor that this text does not have | Did you mean #part? Its anchors: #part, #part-1.',
      'content/posts/a.md:6:15 error The link /posts/a/#text names an anchor that this text does not have | Its anchors: #part, #part-1.',
    ])
  })

  test('to drafts and scheduled posts are wrong for readers, and right within drafts', () => {
    expect(
      check({
        'content/posts/a.md': postText([], '[d](/posts/d/) [s](/posts/s/)'),
        'content/posts/d.md': postText(['draft: true'], '[s](/posts/s/)'),
        'content/posts/s.md': postText(['publishAt: 2025-01-02']),
      }),
    ).toEqual([
      'content/posts/a.md:6:5 error The link /posts/d/ leads to a post that is not published | Publish that post first, or remove the link.',
      'content/posts/a.md:6:20 error The link /posts/s/ leads to a post that is not published | Publish that post first, or remove the link.',
    ])
  })

  test('to markdown files are wrong', () => {
    expect(check({ ...body('[b](./b.md)'), 'content/posts/b.md': postText() })).toEqual([
      'content/posts/a.md:6:5 error The link ./b.md leads to a markdown file, which is no page of the site | Link to the address of its page, such as /posts/its-slug/.',
    ])
  })

  test('are checked in pages and biographies too', () => {
    expect(
      check({
        'content/pages/about.md': '---\ntitle: About\n---\n[a](/x/)\n',
        'content/authors/ann.md': '---\nname: Ann\n---\n[a](/x/)\n',
      }).map(problem => problem.slice(0, 31)),
    ).toEqual(['content/authors/ann.md:4:5 erro', 'content/pages/about.md:4:5 erro'])
  })
})

test('missing pictures of texts are errors, in HTML too', () => {
  expect(check(body('![a](./b.png)\n\n<img src="/c.png" alt="">'))).toEqual([
    'content/posts/a.md:6:6 error The picture ./b.png does not exist (looked for content/posts/b.png) | Add the file beside the text or under static/, or mend the path.',
    'content/posts/a.md:8:11 error The picture /c.png does not exist (looked for static/c.png) | Add the file beside the text or under static/, or mend the path.',
  ])
})

test('all problems of all files are told in one run, ordered by file and place', () => {
  const places = check({
    'content/posts/b.md': postText(['drft: true'], '[x](/x/)'),
    'content/posts/a.md': postText(['tags: x', 'layout: y']),
    'content/tags.yaml': 'a: 1\n',
  }).map(problem => problem.split(' ')[0])
  expect(places).toEqual([
    'content/posts/a.md:4:7',
    'content/posts/a.md:5:1',
    'content/posts/b.md:4:1',
    'content/posts/b.md:7:5',
    'content/tags.yaml:1:4',
  ])
})
