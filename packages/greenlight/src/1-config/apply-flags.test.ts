import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { applyFlags } from './apply-flags.ts'
import { readEnvironment } from './environment.ts'
import type { Command } from './site-config.ts'

function apply(flags: unknown, command: Command = 'build') {
  const variables: Record<string, string | undefined> = {}
  const problems = applyFlags(flags, { command }, variables)
  return { variables, codes: problems.map(({ code }) => code) }
}

describe('flags', () => {
  it('set the variables that plugins read', () => {
    assert.deepEqual(apply({ PRESERVE_FILE_DOWNLOAD_CACHE: true, PARALLEL_SOURCING: false }), {
      variables: { GATSBY_EXPERIMENTAL_PRESERVE_FILE_DOWNLOAD_CACHE: 'true' },
      codes: [],
    })
    const { variables } = apply({ PARALLEL_SOURCING: true })
    assert.equal(readEnvironment(variables).parallelSourcing, true)
  })

  it('set nothing for another command', () => {
    assert.deepEqual(apply({ FAST_DEV: true, DEV_SSR: true }), { variables: {}, codes: [] })
    assert.deepEqual(apply({ PARTIAL_HYDRATION: true }, 'develop'), { variables: {}, codes: [] })
  })

  it('include others, unless those are off', () => {
    assert.deepEqual(Object.keys(apply({ FAST_DEV: true }, 'develop').variables).sort(), [
      'GATSBY_EXPERIMENTAL_DEV_SSR',
      'GATSBY_EXPERIMENTAL_FAST_DEV',
      'GATSBY_EXPERIMENTAL_PRESERVE_FILE_DOWNLOAD_CACHE',
    ])
    const { variables } = apply({ FAST_DEV: true, DEV_SSR: false }, 'develop')
    assert.equal(variables.GATSBY_EXPERIMENTAL_DEV_SSR, undefined)
  })

  it('warn where they are unknown or have no effect', () => {
    assert.deepEqual(apply({ NO_SUCH_FLAG: true }).codes, ['CONFIG_UNKNOWN_FLAG'])
    const { variables, codes } = apply({ DETECT_NODE_MUTATIONS: true, PARTIAL_HYDRATION: true })
    assert.deepEqual(codes, ['CONFIG_FLAG_WITHOUT_EFFECT', 'CONFIG_FLAG_WITHOUT_EFFECT'])
    assert.equal(variables.GATSBY_DETECT_NODE_MUTATIONS, 'true')
  })
})

describe('environment variables', () => {
  it('are read as typed values, with defaults', () => {
    const environment = readEnvironment({})
    assert.equal(environment.slowHookSeconds, 30)
    assert.equal(environment.manifestMaxDaysOld, 30)
    assert.equal(environment.manifestLimit, 10_000)
    assert.equal(environment.externalJobs, false)
    assert.equal(environment.cpuCount, undefined)
    const set = readEnvironment({
      GATSBY_ACTIVE_ENV: 'staging',
      GATSBY_CPU_COUNT: '3',
      CI: 'true',
      PREFIX_PATHS: '1',
      ENABLE_GATSBY_EXTERNAL_JOBS: '1',
      NODE_MANIFEST_MAX_DAYS_OLD: '7',
      NODE_MANIFEST_FILE_LIMIT: '9',
    })
    const { activeEnv, cpuCount, isCI, prefixPaths, externalJobs } = set
    assert.deepEqual(
      [activeEnv, cpuCount, isCI, prefixPaths, externalJobs],
      [...['staging', 3, true, true, true]],
    )
    assert.deepEqual([set.manifestMaxDaysOld, set.manifestLimit], [7, 9])
  })
})
