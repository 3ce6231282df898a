import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const register = fileURLToPath(new URL('../../scripts/register-typescript.js', import.meta.url))
const threadArguments = new URL('./thread-arguments.ts', import.meta.url).href

/** Starts a thread, which says what it was given, in a process with options of V8 and modules to run first. */
const SCRIPT = `
  import { Worker } from 'node:worker_threads'
  import { threadArguments } from '${threadArguments}'
  const code = \`import { threadArguments } from '${threadArguments}'; console.log(typeof threadArguments, globalThis.preloaded)\`
  new Worker(new URL('data:text/javascript,' + encodeURIComponent(code)), { execArgv: threadArguments() })
`

test('threads start in a process with a larger heap, and can run the sources', () => {
  const preload = 'data:text/javascript,globalThis.preloaded=true'
  const options = ['--max-old-space-size=512', '--expose-gc', '--import', preload]
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...options, '--import', register, '--input-type=module', '--eval', SCRIPT],
    { encoding: 'utf8' },
  )
  assert.equal(stdout.trim(), 'function true', stderr)
})
