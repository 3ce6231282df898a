import assert from 'node:assert/strict'
import { it } from 'node:test'
import { findSlices } from './find-slices.ts'

const found = (code: string) => {
  const { uses, unknown } = findSlices(code, '/site/src/a.tsx')
  return {
    uses: uses.map(({ alias, allowEmpty }) => alias + (allowEmpty ? '?' : '')),
    unknown: unknown.length,
  }
}

it('finds the slices that a module asks for', () => {
  const all = `
import { Slice, Slice as Part } from 'gatsby'
import * as G from 'gatsby'
const NAME = 'named'
export const PREFIX = 'pre'
const AGAIN = NAME
export default () => <>
  <Slice alias="plain" />
  <Part alias={'braces'} allowEmpty />
  <G.Slice alias={\`template\`} allowEmpty={false} other={1} />
  <Slice alias={NAME} allowEmpty={true} />
  <Slice alias={AGAIN} />
  <Slice alias={\`\${PREFIX}-\` + 'fixed'}><p /></Slice>
</>`
  assert.deepEqual(found(all), {
    uses: ['plain', 'braces?', 'template', 'named?', 'named', 'pre-fixed'],
    unknown: 0,
  })
})

it('tells of those whose names are only known when they are rendered, and leaves alone what is none', () => {
  const code = `
import { Slice } from 'gatsby'
let changing = 'a'
export default ({ name, Slice: Other }) => <>
  <Slice alias={name} />
  <Slice alias={changing} />
  <Slice alias="x" allowEmpty={name} />
  <Slice />
</>
const Inner = ({ Slice }) => <Slice alias="own" />
const fixed = 'b'
const Shadow = ({ fixed }) => <Slice alias={fixed} />
const left = right + 'c'
const right = left + 'd'
const Ring = () => <Slice alias={left} />`
  assert.deepEqual(found(code), { uses: [], unknown: 5 })
  assert.deepEqual(
    found(`import { Slice } from './gatsby'\nexport default () => <Slice alias="x" />`),
    {
      uses: [],
      unknown: 0,
    },
  )
})
