import type { Random } from '../random-query/random.ts'
import { randomObject, type ValueMaker } from './random-values.ts'
import type { CaseNode, SchemaCase } from './schema-case.ts'

const TYPE_NAMES = ['Post', 'foo_bar', 'NPMPackage', 'author', 'Zebra', 'B2', 'Contentful__Asset']

/** Makes a case: nodes of a few types, files among them, and definitions for some of the types. */
export function randomSchemaCase(random: Random): SchemaCase {
  const names = random.some(TYPE_NAMES, 4)
  const files = random.chance(0.6) ? randomFiles() : []
  const nodes: CaseNode[] = [...files]
  for (const name of names) {
    const make = randomObject(random)
    const fields = random.chance(0.4) ? randomObject(random) : undefined
    const count = 1 + random.below(6)
    for (let index = 0; index < count; index++) {
      nodes.push(randomNode({ random, name, make, fields, nodes }))
    }
  }
  const own = nodes.filter(node => node.internal.type !== 'File')
  addChildren(random, nodes)
  if (random.chance(0.3)) addLinks(random, own)
  return {
    nodes,
    types: random.chance(0.6) ? randomTypes(random, names) : [],
    mapping: random.chance(0.2) ? randomMapping(random, names) : {},
  }
}

function randomFiles(): CaseNode[] {
  const paths = ['/site/content/a.png', '/site/content/b.jpg', '/site/c.md', '/site/content/p.md']
  return paths.map((absolutePath, index) => ({
    ...emptyNode('File', `file-${index}`, index),
    absolutePath,
    dir: absolutePath.slice(0, absolutePath.lastIndexOf('/')),
    name: `file${index}`,
  }))
}

function emptyNode(type: string, id: string, counter: number): CaseNode {
  const internal = { type, contentDigest: id, owner: 'source', counter }
  return { id, parent: null, children: [], internal }
}

function randomNode({
  random,
  name,
  make,
  fields,
  nodes,
}: {
  readonly random: Random
  readonly name: string
  readonly make: ValueMaker
  readonly fields: ValueMaker | undefined
  readonly nodes: readonly CaseNode[]
}): CaseNode {
  const id = `${random.below(1_000_000).toString(36)}-${nodes.length}`
  const node = emptyNode(name, id, nodes.length)
  const files = nodes.filter(other => other.internal.type === 'File')
  if (files.length > 0 && random.chance(0.7)) node.parent = random.pick(files).id
  return { ...node, ...Object(make(random)), ...(fields ? { fields: fields(random) } : {}) }
}

function addChildren(random: Random, nodes: readonly CaseNode[]): void {
  for (const node of nodes) {
    const parent = nodes.find(other => other.id === node.parent)
    if (parent && random.chance(0.5)) parent.children.push(node.id)
  }
}

function addLinks(random: Random, nodes: readonly CaseNode[]): void {
  for (const node of nodes) {
    const other = random.pick(nodes)
    if (random.chance(0.7)) node.one___NODE = other.id
    if (random.chance(0.7)) {
      node.many___NODE = [other.id, ...(random.chance(0.3) ? [random.pick(nodes).id] : [])]
    }
    if (random.chance(0.1)) node.one = 'beside the link'
  }
}

const FIELDS = [
  'title: String',
  'title: String!',
  'date: Date @dateformat(formatString: "YYYY")',
  'date: Date',
  'a_b: Int',
  'nested: Nested',
  'nested: [Nested]',
  'list: [String!]!',
  'image: File @fileByRelativePath',
  'friend: Post @link(by: "title", from: "title")',
  'friends: [Post] @link',
  'proxied: String @proxy(from: "nested.title", fromNode: true)',
  'data: JSON',
  'mood: Mood',
  'thing: Thing',
  'either: Either',
  'color: Color',
  'old: String @deprecated(reason: "gone")',
  'withArgs(size: Int = 3, mood: Mood = HAPPY): String',
]

function randomTypes(random: Random, names: readonly string[]) {
  const shared = `
    enum Mood { HAPPY SAD }
    scalar Color
    interface Thing implements Node { id: ID! title: String date: Date @dateformat }
    type Nested ${random.pick(['', '@dontInfer', '@infer'])} { title: String deep: Nested value: Int }
    type Post implements Node { title: String }
    type Left implements Node & Thing { title: String date: Date @dateformat left: Int }
    type Right implements Thing & Node { title: String date: Date @dateformat other: Left @link }
    union Either = Left | Right
  `
  const defined = random.some(names, 3).map(name => {
    const directive = random.pick(['', '', '@infer', '@dontInfer', '@childOf(types: ["File"])'])
    const fields = random.some(FIELDS, 5)
    const byName = new Map(fields.map(field => [field.split(/[:(]/)[0], field]))
    const body = [...byName.values()].join('\n      ')
    return {
      plugin: 'plugin-b',
      sdl: `type ${name} implements Node ${directive} {\n      ${body}\n    }`,
    }
  })
  const first = { plugin: 'plugin-a', sdl: shared }
  const types = random.chance(0.5) ? [first, ...defined] : [...defined, first]
  if (!random.chance(0.3)) return types
  const site =
    'type Site implements Node { flag: Boolean } type SiteSiteMetadata { author: String }'
  return [{ plugin: 'default-site-plugin', sdl: site }, ...types]
}

function randomMapping(random: Random, names: readonly string[]): Record<string, string> {
  const path = `${random.pick(names)}.${random.pick(['title', 'nested.title', 'a_b', 'list'])}`
  return { [path]: random.pick([`${random.pick(names)}`, `${random.pick(names)}.title`]) }
}
