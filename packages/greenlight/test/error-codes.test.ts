import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { listErrorCodes } from '../scripts/list-error-codes.ts'
import { describeErrorCodes, ERROR_DOCS } from '../scripts/write-error-docs.ts'

const codes = listErrorCodes()

describe('error codes', () => {
  it('are found in the sources', () => {
    assert.ok(codes.length > 50, `${codes.length} codes`)
  })

  it('stand in one place each', () => {
    const places = new Map<string, string[]>()
    for (const { code, file, line } of codes) {
      places.set(code, [...(places.get(code) ?? []), `${file}:${line}`])
    }
    const several = [...places].filter(([, where]) => where.length > 1)
    assert.deepEqual(several, [])
  })

  it('are explained where they are made', () => {
    const silent = codes.filter(({ meaning }) => meaning.length < 10).map(({ code }) => code)
    assert.deepEqual(silent, [])
  })

  it('are documented', () => {
    assert.equal(
      readFileSync(ERROR_DOCS, 'utf8'),
      describeErrorCodes(codes),
      'run packages/greenlight/scripts/write-error-docs.ts',
    )
  })
})
