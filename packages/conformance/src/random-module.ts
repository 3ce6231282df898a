// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are code
import { createRandom, type Random } from './random-query/random.ts'

/** Ways to bring the tag into a module: the statement, and how the tag is then written. */
const IMPORTS = [
  ["import { graphql, useStaticQuery, StaticQuery } from 'gatsby'", 'graphql'],
  ["import { useStaticQuery, graphql as gql, StaticQuery } from 'gatsby'", 'gql'],
  [
    "import { StaticQuery, useStaticQuery } from 'gatsby'\nimport { graphql } from 'gatsby'",
    'graphql',
  ],
  [
    "import * as Gatsby from 'gatsby'\nimport { useStaticQuery, StaticQuery } from 'gatsby'",
    'Gatsby.graphql',
  ],
  [
    "const { graphql: q } = require('gatsby')\nimport { useStaticQuery, StaticQuery } from 'gatsby'",
    'q',
  ],
] as const

type MakePart = (tag: string, name: string, random: Random) => string

/** Where a query can stand. `NAME` is unique in the module. */
const PARTS: readonly MakePart[] = [
  (tag, name) => `export const ${name} = ${tag}`,
  (tag, name) => `const ${name} = ${tag}\nexport { ${name} }`,
  (tag, name) =>
    `const ${name} = ${tag}\nconst ${name}2 = ${name}\nexport { ${name}2 as ${name}3 }`,
  (tag, name) => `export const ${name} = () => useStaticQuery(${tag})`,
  (tag, name) =>
    `export function ${name}() {\n  const data = useStaticQuery<Data<'${name}'>>(${tag})\n  return data\n}`,
  (tag, name) => `const ${name} = ${tag}\nconst use_${name} = () => useStaticQuery(${name})`,
  (tag, name) =>
    `const El_${name} = () => <div><StaticQuery query={${tag}} render={d => <p>{d.x}</p>} /></div>`,
  (tag, name) =>
    `const ${name} = ${tag}\nexport const El_${name} = () => <StaticQuery query={${name}} render={(d: any) => d as unknown} />`,
  (tag, name) => `const ${name}: string = f(${tag} as unknown)`,
  (tag, name) => `export class ${name} { static query = ${tag}; go<T,>(x: T) { return x } }`,
  (tag, name) =>
    `export default function ${name}() { const inner = { q: ${tag} }; return <>{inner.q}</> }`,
]

const OTHERS = [
  'type Data<T> = { [key in keyof T]?: T[key] }',
  'const text = `graphql ${1 + 1} { not a query }`',
  'const other = (graphql: typeof String.raw) => graphql`not a query ${1}`',
  '/* graphql`{ comment }` */',
  'enum Colour { Red, Green }',
  'const tagged = String.raw`{ site { id } }`',
]

const QUERIES = [
  '{ site { id } }',
  'query Named { site { siteMetadata { title } } }',
  '\n  # comment\n  query ($slug: String!) {\n    page(slug: { eq: $slug }) { path, context }\n  }\n',
  'fragment Part on Site { id  port }',
  '{ site(text: "ünï\u2028code 日本") { id } }',
  '{ site(text: "a\\\\nb") { id } }',
]

/** A module with queries at random places, under random names, between other code: TypeScript with JSX. */
export function randomModule(seed: number): string {
  const random = createRandom(seed)
  const [imports, tag] = random.pick(IMPORTS)
  const parts: string[] = []
  let hasDefault = false
  for (let index = random.below(4) + 1; index > 0; index--) {
    const query = `${tag}\`${random.pick(QUERIES)}\``
    const part = random.pick(PARTS)(query, `part${index}`, random)
    if (part.startsWith('export default') && hasDefault) continue
    hasDefault ||= part.startsWith('export default')
    parts.push(part)
    if (random.chance(0.5)) parts.push(random.pick(OTHERS.filter(other => !parts.includes(other))))
  }
  return `${imports}\n${parts.join('\n\n')}\n`
}
