/** @jest-environment node */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import { makeFrontMatterSchema } from './json-schema'

const committed = readFileSync(join(__dirname, '../../../schema/front-matter.schema.json'), 'utf8')

test('the committed schema is the one of the code; npm run schema writes it', () => {
  expect(committed).toBe(makeFrontMatterSchema())
})

test('editors accept what the check accepts, and mark misspelt keys and wrong types', () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(committed))
  const post = { title: 'A', date: 'March 16, 2020', author: { name: 'JJ Kasper' } }
  expect(validate(post)).toBe(true)
  expect(validate({ ...post, author: 'jj', tags: ['a'], ogImage: { url: '/a.png' } })).toBe(true)
  expect(validate({ ...post, coverimage: '/a.jpg' })).toBe(false)
  expect(validate({ ...post, draft: 'yes' })).toBe(false)
  expect(validate({ title: 'A' })).toBe(false)
})

test('every key has a description', () => {
  for (const [key, value] of Object.entries<{ description?: string }>(
    JSON.parse(committed).properties,
  ))
    expect([key, value.description]).toEqual([key, expect.stringMatching(/\.$/)])
})
