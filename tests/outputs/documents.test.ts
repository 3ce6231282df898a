import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, test } from 'node:test'

const readme = readFileSync('README.md', 'utf8')
const contributing = readFileSync('CONTRIBUTING.md', 'utf8')
const manifest: { scripts: Record<string, string> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)

for (const [name, text] of Object.entries({
  'README.md': readme,
  'CONTRIBUTING.md': contributing,
})) {
  describe(name, () => {
    test('every npm command that it names is there', () => {
      const named = [...text.matchAll(/npm (?:run )?([a-z:]+)/g)].map(match => match[1] ?? '')
      const own = named.filter(command => command !== 'ci')
      assert.ok(own.length > 0)
      for (const command of own) assert.ok(manifest.scripts[command], `npm run ${command}`)
    })

    test('every file and folder that it links to or names by its path is there', () => {
      const linked = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(match => match[1] ?? '')
      const folders = [...text.matchAll(/^\| `([^`]+\/)`/gm)].map(match => match[1] ?? '')
      const examples = /^\.\/queue\.png|^\/posts\//
      for (const path of [...linked, ...folders].filter(path => !examples.test(path))) {
        assert.ok(existsSync(join(dirname(name), path)), path)
      }
    })
  })
}

test('the table of keys has every key of the front matter, and no other', () => {
  const schema: { properties: Record<string, unknown>; required: string[] } = JSON.parse(
    readFileSync('schema/front-matter.schema.json', 'utf8'),
  )
  const rows = [...contributing.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)]
  assert.deepEqual(rows.map(row => row[1]).sort(), Object.keys(schema.properties).sort())
  const required = rows.filter(row => row[2]?.startsWith('Required')).map(row => row[1])
  assert.deepEqual(required.sort(), schema.required.toSorted())
})

test('the example of an article passes the check of front matter', async () => {
  const { parse } = await import('yaml')
  const { default: Ajv } = await import('ajv')
  const example = contributing.match(/```md\n---\n([\s\S]*?)\n---/)?.[1]
  assert.ok(example)
  const ajv = new Ajv({ strict: false, validateFormats: false })
  const validate = ajv.compile(JSON.parse(readFileSync('schema/front-matter.schema.json', 'utf8')))
  assert.ok(validate(parse(example)), JSON.stringify(validate.errors))
})
