import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { isObjectType } from 'graphql'
import { type Problem, ProblemError } from '#diagnostics'
import { buildTestSchema, storeOf } from '../build/build-test-schema.ts'
import type { TypeDefinition } from '../schema-input.ts'

async function problemsOf(types: readonly TypeDefinition[]): Promise<readonly Problem[]> {
  try {
    const { problems } = await buildTestSchema({ customization: { types } })
    return problems
  } catch (error) {
    assert.ok(error instanceof ProblemError, String(error))
    return error.problems
  }
}

function definedBy(plugin: string, ...types: readonly string[]): TypeDefinition[] {
  return types.map(type => ({ type, plugin: { name: plugin } }))
}

describe('createTypes', () => {
  it('shows the line of a syntax error in the file that holds the SDL', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'types-')), 'gatsby-node.js')
    const sdl = '\n  type Post implements Node {\n    title: \n  }\n'
    writeFileSync(file, `exports.hook = ({ actions }) => {\n  actions.createTypes(\`${sdl}\`)\n}\n`)
    const [problem] = await problemsOf([
      { type: sdl, plugin: { name: 'blog' }, place: { file, line: 2, column: 11 } },
    ])
    assert.equal(problem?.code, 'SCHEMA_TYPE_DEFINITION')
    assert.match(problem?.message ?? '', /Expected Name, found "}"/)
    assert.deepEqual([problem?.plugin, problem?.file, problem?.line], ['blog', file, 5])
    assert.match(problem?.frame ?? '', /> 5 \| {3}}/)
  })

  it('shows the line of the SDL when it is not found in a file', async () => {
    const place = { file: '/no/such/file.js', line: 7, column: 3 }
    const sdl = 'type Post {\n  title String\n}'
    const [problem] = await problemsOf([{ type: sdl, plugin: { name: 'blog' }, place }])
    assert.deepEqual([problem?.file, problem?.line], ['/no/such/file.js', 7])
    assert.match(problem?.frame ?? '', /> 2 \| {3}title String/)
  })

  it('names every type that does not exist, and the one that was meant', async () => {
    const problems = await problemsOf(
      definedBy(
        'blog',
        'type Post implements Node { author: Autor, more: [Nope!]! } type Author { a: Int }',
      ),
    )
    assert.deepEqual(
      problems.map(({ code, message, hint, plugin }) => [code, message, hint, plugin]),
      [
        [
          'SCHEMA_UNKNOWN_TYPE',
          'The field "Post.author" refers to the type "Autor", which does not exist.',
          'Did you mean "Author"?',
          'blog',
        ],
        [
          'SCHEMA_UNKNOWN_TYPE',
          'The field "Post.more" refers to the type "Nope", which does not exist.',
          'Did you mean "Node"?',
          'blog',
        ],
      ],
    )
  })

  it('refuses what breaks the rules of GraphQL', async () => {
    const problems = await problemsOf(
      definedBy(
        'blog',
        'interface Named { name: String } type A implements Node & Named { name: Int }',
      ),
    )
    assert.deepEqual(
      problems.map(({ code, message }) => [code, message]),
      [
        [
          'SCHEMA_INVALID',
          'Interface field Named.name expects type String but A.name is type Int.',
        ],
      ],
    )
  })

  for (const name of ['Node', 'PostFilterInput', 'PostSortInput', 'Date', 'JSON']) {
    it(`refuses the reserved name ${name}`, async () => {
      const [problem] = await problemsOf(definedBy('blog', `type ${name} { a: Int }`))
      assert.equal(problem?.code, 'SCHEMA_TYPE_DEFINITION')
      assert.match(problem?.message ?? '', /reserved for internal use/)
    })
  }

  it('warns of types of others, but not the site and not of SiteSiteMetadata', async () => {
    const problems = await problemsOf([
      ...definedBy('a', 'type Post implements Node { a: Int }', 'type SiteSiteMetadata { x: Int }'),
      ...definedBy(
        'default-site-plugin',
        'type Post implements Node { c: Int } type File { z: Int }',
      ),
      ...definedBy(
        'b',
        'type Post implements Node { b: Int }',
        'type Site implements Node { y: Int }',
      ),
    ])
    assert.deepEqual(
      problems.map(({ code, plugin, message }) => [
        code,
        plugin,
        /`(Post|Site)`/.exec(message)?.[1],
      ]),
      [
        ['SCHEMA_FOREIGN_TYPE', 'b', 'Post'],
        ['SCHEMA_FOREIGN_TYPE', 'b', 'Site'],
      ],
    )
  })

  it('lets the site have the last word', async () => {
    const { schema } = await buildTestSchema({
      customization: {
        types: [
          ...definedBy('default-site-plugin', 'type Post implements Node { a: Int! }'),
          ...definedBy('b', 'type Post implements Node { a: Int b: Int }'),
        ],
      },
    })
    const post = schema.getType('Post')
    assert.ok(isObjectType(post))
    assert.equal(String(post.getFields().a?.type), 'Int!')
    assert.deepEqual(Object.keys(post.getFields()).slice(0, 2), ['a', 'b'])
  })

  it('refuses a type that has nodes and is no node type', async () => {
    const build = buildTestSchema({
      types: ['type Post { title: String }'],
      nodes: storeOf([{ id: '1', type: 'Post', title: 'x' }]),
    })
    await assert.rejects(build, error => {
      assert.ok(error instanceof ProblemError)
      assert.deepEqual(
        error.problems.map(({ code }) => code),
        ['SCHEMA_NODE_TYPE_WITHOUT_NODE'],
      )
      return true
    })
    const skipped = await buildTestSchema({
      types: ['type Post @dontInfer { title: String }'],
      nodes: storeOf([{ id: '1', type: 'Post', title: 'x' }]),
    })
    assert.equal(skipped.schema.getQueryType()?.getFields().post, undefined)
  })

  it('wants an id in interfaces of nodes, and Node in their implementers', async () => {
    const codes = async (sdl: string) =>
      (await problemsOf(definedBy('a', sdl))).map(({ code }) => code)
    assert.deepEqual(await codes('interface X implements Node { name: String }'), [
      'SCHEMA_INTERFACE_WITHOUT_ID',
    ])
    assert.deepEqual(
      await codes('interface X implements Node { id: ID! } type Y implements X { id: ID! }'),
      ['SCHEMA_IMPLEMENTER_WITHOUT_NODE'],
    )
  })

  it('says which options of an extension are wrong', async () => {
    const record = {
      kind: 'OBJECT',
      config: {
        name: 'Post',
        interfaces: ['Node'],
        fields: {
          a: { type: 'Post', extensions: { link: { bye: 'id' } } },
          b: { type: 'Date', extensions: { dateformat: true } },
          c: { type: 'String', extensions: { nope: {} } },
          d: { type: 'String', extensions: { proxy: { fromNode: 'yes' } } },
        },
      },
    } as const
    const { problems } = await buildTestSchema({ types: [record] })
    assert.deepEqual(
      problems.map(({ message }) => message),
      [
        'Field extension `link` on `Post.a` has invalid argument `bye`.',
        'Field extension arguments must be provided as an object. Received "true" on `Post.b`.',
        'Field extension `nope` on `Post.c` is not available.',
        'Field extension `proxy` on `Post.d` has argument `fromNode` with invalid value "yes". Boolean cannot represent a non boolean value: "yes"',
      ],
    )
  })
})
