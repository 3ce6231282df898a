import type { Random } from '../random-query/random.ts'
import { onePicture } from './one-picture.ts'
import { pluginFiles } from './plugin-code.ts'
import { templateFiles } from './site-code.ts'

export interface Post {
  readonly slug: string
  readonly title: string
  /** Day of 2024, from 1. */
  readonly day: number
  readonly tags: readonly string[]
  readonly author: string
  readonly text: string
  /** Name of a picture beside the post. */
  readonly picture?: string
}

/** Everything a site is made of that an edit can change; its files follow from it. */
export interface EditedSite {
  title: string
  readonly posts: Map<string, Post>
  /** Biographies by name. */
  readonly authors: Map<string, string>
  /** Texts of modules of `src/pages` by name. */
  readonly pages: Map<string, string>
  /** Content of files of `static` by name. */
  readonly statics: Map<string, string>
  /** Colour of a picture of `content/posts` by name. */
  readonly pictures: Map<string, number>
  readonly plugins: Set<string>
  readonly remarkPlugins: Set<string>
  trailingSlash: 'always' | 'never' | 'ignore'
  colour: string
  moduleColour: string
  heading: 'h1' | 'h2'
  /** Fields that the template of posts asks for beside title and text. */
  readonly postFields: Set<string>
  layoutText: string
  browserText: string | undefined
  ssrText: string | undefined
  environment: string
  listSize: number
  /** Text of a slice that all pages with the layout show. */
  sliceText: string | undefined
  readonly hasTypes: boolean
}

const WORDS =
  'amber birch cloud delta ember fjord grove haven island jetty kelp lagoon meadow north orchard pebble quarry river stone tide'.split(
    ' ',
  )
const TAGS = ['sea', 'Land', 'naïve', 'two words']

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(' ')
}

/** Markdown with paragraphs, headings, lists, code, tables, and links between posts. */
function writeText(random: Random, slugs: readonly string[]): string {
  const block = (): string => {
    const kind = random.below(7)
    if (kind === 0) return `## ${words(random, 2)}`
    if (kind === 1) return `\`\`\`js\nconst ${random.pick(WORDS)} = ${random.below(100)}\n\`\`\``
    if (kind === 2) return `| a | b |\n|---|---|\n| ${words(random, 1)} | *${words(random, 1)}* |`
    if (kind === 3) return `- ${words(random, 2)}\n- ${words(random, 1)}`
    if (kind === 4 && slugs.length > 0) return `See [${words(random, 1)}](/${random.pick(slugs)}/).`
    return `${words(random, 6)} "${words(random, 3)}" -- **${words(random, 2)}**.`
  }
  return Array.from({ length: 1 + random.below(5) }, block).join('\n\n')
}

function newPost(random: Random, site: EditedSite): Post {
  const slug = `${random.pick(WORDS)}-${random.below(1000)}`
  return {
    slug,
    title: words(random, 2),
    day: 1 + random.below(365),
    tags: random.chance(0.2) ? [] : random.some(TAGS, 3),
    author: random.pick([...site.authors.keys()]),
    text: writeText(random, [...site.posts.keys()]),
  }
}

/** Makes the site that a sequence of edits begins with. */
export function createEditedSite(random: Random): EditedSite {
  const site: EditedSite = {
    title: words(random, 2),
    posts: new Map(),
    authors: new Map([
      ['Ada', words(random, 3)],
      ['Ôlaf', words(random, 3)],
    ]),
    pages: new Map([['about', pageModule(words(random, 3))]]),
    statics: new Map([['robots.txt', 'User-agent: *\n']]),
    pictures: new Map(),
    plugins: new Set(),
    remarkPlugins: new Set(['gatsby-remark-smartypants']),
    trailingSlash: 'always',
    colour: '#102030',
    moduleColour: '#405060',
    heading: 'h1',
    postFields: new Set(['excerpt']),
    layoutText: 'Menu',
    browserText: undefined,
    ssrText: undefined,
    environment: 'one',
    listSize: 5,
    sliceText: undefined,
    hasTypes: random.chance(0.5),
  }
  for (let count = 0; count < 5; count++) {
    const post = newPost(random, site)
    site.posts.set(post.slug, post)
  }
  return site
}

const pageModule = (text: string) => `import * as React from 'react'
import Layout from '../layout'
export default function Page() {
  return <Layout><p>${text}</p></Layout>
}
export const Head = () => <title>${text}</title>
`

const REMARK_PLUGINS = [
  'gatsby-remark-smartypants',
  'gatsby-remark-autolink-headers',
  'gatsby-remark-responsive-iframe',
]
const PLUGINS = [
  'marker',
  'gatsby-transformer-yaml',
  'plain-head',
  'gatsby-plugin-sitemap',
  'gatsby-plugin-feed',
  'gatsby-plugin-manifest',
  'note-maker',
]
const POST_FIELDS = ['excerpt', 'timeToRead', 'tableOfContents', 'headings { value depth }']

function toggle<T>(set: Set<T>, value: T): void {
  if (!set.delete(value)) set.add(value)
}

function toggleText(text: string | undefined, random: Random): string | undefined {
  return text === undefined || random.chance(0.6) ? words(random, 2) : undefined
}

function editPost(change: (post: Post, random: Random, site: EditedSite) => Post) {
  return (site: EditedSite, random: Random) => {
    const post = random.pick([...site.posts.values()])
    site.posts.set(post.slug, change(post, random, site))
  }
}

function addPost(site: EditedSite, random: Random): void {
  const post = newPost(random, site)
  site.posts.set(post.slug, post)
}

function removePost(site: EditedSite, random: Random): void {
  // The last post takes the type of posts with it, and queries of it with that.
  if (site.posts.size > 1) site.posts.delete(random.pick([...site.posts.keys()]))
}

/** What can be done to a site, by name. Those that are given twice are twice as likely. */
export const EDITS: readonly (readonly [string, (site: EditedSite, random: Random) => void])[] = [
  [
    'text of a post',
    editPost((post, random, { posts }) => ({
      ...post,
      text: writeText(random, [...posts.keys()]),
    })),
  ],
  [
    'text of a post',
    editPost((post, random) => ({ ...post, text: `${post.text} ${words(random, 1)}` })),
  ],
  ['title of a post', editPost((post, random) => ({ ...post, title: words(random, 2) }))],
  ['date of a post', editPost((post, random) => ({ ...post, day: 1 + random.below(365) }))],
  ['tags of a post', editPost((post, random) => ({ ...post, tags: random.some(TAGS, 3) }))],
  [
    'author of a post',
    editPost((post, random, { authors }) => ({
      ...post,
      author: random.pick([...authors.keys()]),
    })),
  ],
  ['a new post', addPost],
  ['a new post', addPost],
  ['a post less', removePost],
  ['a post less', removePost],
  [
    'a post under a new name',
    (site, random) => {
      removePost(site, random)
      addPost(site, random)
    },
  ],
  [
    'text of an author',
    (site, random) => {
      site.authors.set(random.pick([...site.authors.keys()]), words(random, 3))
    },
  ],
  [
    'an author more',
    (site, random) => {
      site.authors.set(`${random.pick(WORDS)} ${random.below(99)}`, words(random, 2))
    },
  ],
  [
    'the site title',
    (site, random) => {
      site.title = words(random, 2)
    },
  ],
  [
    'a page',
    (site, random) => {
      site.pages.set(random.pick([...site.pages.keys()]), pageModule(words(random, 3)))
    },
  ],
  [
    'a new page',
    (site, random) => {
      site.pages.set(
        random.pick(['404', 'extra', 'deep/er', 'about']),
        pageModule(words(random, 2)),
      )
    },
  ],
  [
    'a page less',
    (site, random) => {
      if (site.pages.size > 1) site.pages.delete(random.pick([...site.pages.keys()]))
    },
  ],
  [
    'a static file',
    (site, random) => {
      site.statics.set(
        random.pick(['robots.txt', 'a/b.txt', 'extra/note.txt', 'c.svg']),
        words(random, 4),
      )
    },
  ],
  [
    'a static file less',
    (site, random) => {
      if (site.statics.size > 0) site.statics.delete(random.pick([...site.statics.keys()]))
    },
  ],
  [
    'a style',
    (site, random) => {
      site.colour = `#${100_000 + random.below(800_000)}`
    },
  ],
  [
    'a style module',
    (site, random) => {
      site.moduleColour = `#${100_000 + random.below(800_000)}`
    },
  ],
  [
    'the template of posts',
    site => {
      site.heading = site.heading === 'h1' ? 'h2' : 'h1'
    },
  ],
  ['the query of posts', (site, random) => toggle(site.postFields, random.pick(POST_FIELDS))],
  [
    'the layout',
    (site, random) => {
      site.layoutText = words(random, 1)
    },
  ],
  [
    'gatsby-browser',
    (site, random) => {
      site.browserText = toggleText(site.browserText, random)
    },
  ],
  [
    'gatsby-ssr',
    (site, random) => {
      site.ssrText = toggleText(site.ssrText, random)
    },
  ],
  [
    'an environment file',
    (site, random) => {
      site.environment = random.pick(WORDS)
    },
  ],
  [
    'gatsby-node',
    (site, random) => {
      site.listSize = 2 + random.below(5)
    },
  ],
  [
    'a slice',
    (site, random) => {
      site.sliceText = toggleText(site.sliceText, random)
    },
  ],
  [
    'trailing slashes',
    (site, random) => {
      site.trailingSlash = random.pick(['always', 'never', 'ignore'] as const)
    },
  ],
  ['a plugin', (site, random) => toggle(site.plugins, random.pick(PLUGINS))],
  ['a plugin', (site, random) => toggle(site.plugins, random.pick(PLUGINS))],
  ['a plugin of remark', (site, random) => toggle(site.remarkPlugins, random.pick(REMARK_PLUGINS))],
  ['nothing', () => {}],
]

/** Edits of a site that shows pictures. */
export const PICTURE_EDITS: typeof EDITS = [
  [
    'a picture',
    (site, random) => {
      site.pictures.set(random.pick(['a', 'b', 'c']), random.below(0xffffff))
    },
  ],
  [
    'a post with a picture',
    editPost((post, random, { pictures }) =>
      pictures.size === 0 ? post : { ...post, picture: random.pick([...pictures.keys()]) },
    ),
  ],
]

/** All files of a site by name. */
export function filesOf(site: EditedSite): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>()
  for (const post of site.posts.values()) files.set(`content/posts/${post.slug}.md`, postFile(post))
  for (const [name, text] of site.authors) {
    files.set(
      `content/authors/${encodeURIComponent(name)}.md`,
      `---\nname: ${name}\n---\n\n${text}\n`,
    )
  }
  for (const [name, colour] of site.pictures)
    files.set(`content/posts/${name}.png`, onePicture(colour))
  for (const [name, text] of site.pages) {
    const up = '../'.repeat(name.split('/').length)
    files.set(`src/pages/${name}.js`, text.replace("'../layout'", `'${up}layout'`))
  }
  for (const [name, text] of site.statics) files.set(`static/${name}`, text)
  for (const [name, text] of [...templateFiles(site), ...pluginFiles()]) files.set(name, text)
  return files
}

function postFile({ title, day, tags, author, text, picture }: Post): string {
  const date = new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10)
  const shown = picture === undefined ? '' : `\n\n![A picture](./${picture}.png)`
  return `---
title: ${JSON.stringify(title)}
date: '${date}'
tags: ${JSON.stringify(tags)}
author: ${JSON.stringify(author)}
---

${text}${shown}
`
}
