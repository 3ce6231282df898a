import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const vocabulary =
  'static generation dynamic routing page content build time query graph node markdown author template slug schema reader site plugin image performance cache'.split(
    ' ',
  )

/** Small seeded generator (mulberry32), so that every run measures the same bytes. */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Text of post number `index`, about 6 KB: front matter, headings, lists, code and links. */
export function generatePost(index: number): string {
  const random = makeRandom(index + 1)
  const word = () => vocabulary[Math.floor(random() * vocabulary.length)] ?? 'page'
  const sentence = (length: number) => {
    const text = Array.from({ length }, word).join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  const two = (value: number) => String(value).padStart(2, '0')
  const sections = Array.from(
    { length: 5 },
    (_, section) =>
      `\n## Section ${section} ${word()}\n\n${sentence(60)} **${sentence(4)}** [link](https://example.com/${section}) \`code\`.\n\n- ${sentence(8)}\n- ${sentence(8)}\n\n\`\`\`js\nconst x = ${index};\nfunction f(a){ return a + ${section} }\n\`\`\`\n\n${sentence(70)}\n`,
  )
  return `---
title: 'Post ${index} about ${word()}'
excerpt: '${sentence(20)}'
coverImage: '/assets/cover.jpg'
date: '20${10 + (index % 15)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}T05:35:07.322Z'
author:
  name: JJ Kasper
  picture: '/assets/jj.jpeg'
---
${sections.join('')}`
}

/** Writes `count` posts as `<folder>/post-00000/index.md` and so on. */
export function writePosts(folder: string, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const directory = join(folder, `post-${String(index).padStart(5, '0')}`)
    mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, 'index.md'), generatePost(index))
  }
}
