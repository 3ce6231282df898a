/** @jest-environment node */
import { Kind, parse } from 'graphql'
import { typeDefinitions } from './type-definitions'

const definitions = parse(typeDefinitions).definitions.flatMap(definition =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION ? [definition] : [],
)
const own = definitions.filter(({ name }) => !['MarkdownRemark', 'Site'].includes(name.value))

test('the types of the publication are declared', () => {
  expect(own.map(({ name }) => name.value)).toEqual(
    expect.arrayContaining(['Post', 'Author', 'Tag', 'Series', 'Picture', 'PostHeading']),
  )
})

test.each(own.map(definition => [definition.name.value, definition] as const))(
  '%s and each of its fields has a description, a sentence',
  (_name, { description, fields = [] }) => {
    expect(description?.value).toMatch(/^[A-Z].*\.$/s)
    expect(fields.length).toBeGreaterThan(0)
    for (const field of fields)
      expect([field.name.value, field.description?.value]).toEqual([
        field.name.value,
        expect.stringMatching(/^[A-Z].*\.$/s),
      ])
  },
)
