import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'
import { type BabelCall, babelSettings, babelState } from './babel-settings.ts'

const require = createRequire(import.meta.url)
const root = '/no/such/site'

/** What a published plugin asks of Babel. */
function callsOf(plugin: string): readonly BabelCall[] {
  const calls: BabelCall[] = []
  const note = (kind: BabelCall['kind']) => (value: unknown) => {
    calls.push({ kind, value, from: '/site' })
  }
  require(`${plugin}/gatsby-node`).onCreateBabelConfig(
    {
      stage: 'build-javascript',
      actions: {
        setBabelPlugin: note('plugin'),
        setBabelPreset: note('preset'),
        setBabelOptions: note('options'),
      },
    },
    {},
  )
  return calls
}

describe('settings of Babel', () => {
  it('are none for what gatsby-plugin-typescript asks of every site, which the bundler does', () => {
    const calls = callsOf('gatsby-plugin-typescript')
    assert.equal(calls.length, 4)
    const { plugins, presets } = babelSettings(calls, 'build-javascript', root)
    assert.deepEqual([plugins, presets], [[], []])
  })

  it('are still told to other tools', () => {
    const { stages } = babelState(callsOf('gatsby-plugin-typescript'), ['defaults'])
    assert.match(JSON.stringify(stages), /optional-chaining.*nullish-coalescing.*numeric-separator/)
  })

  it('hold what other plugins ask for', () => {
    const { plugins } = babelSettings(
      callsOf('gatsby-plugin-styled-components'),
      'build-javascript',
      root,
    )
    assert.equal(plugins.length, 1)
    assert.match(plugins[0]?.name ?? '', /babel-plugin-styled-components/)
  })
})
