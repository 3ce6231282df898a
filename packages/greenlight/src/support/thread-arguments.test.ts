import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { threadArguments } from './thread-arguments.ts'

const register = fileURLToPath(new URL('../../scripts/register-typescript.js', import.meta.url))
const module = new URL('./thread-arguments.ts', import.meta.url).href

/** Starts a thread, which says what it was given, in a process with options of V8 and modules to run first. */
const SCRIPT = `
  import { Worker } from 'node:worker_threads'
  import { threadArguments } from '${module}'
  const code = \`import { threadArguments } from '${module}'; console.log(typeof threadArguments, globalThis.preloaded)\`
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

test('threads of the compiled engine do not load what only its sources need', () => {
  const loader = ['--import', register, '-r', 'site.js', `--import=${pathToFileURL(register)}`]
  assert.deepEqual(threadArguments([...loader, '--expose-gc'], false), ['-r', 'site.js'])
  assert.equal(threadArguments(['-r', 'site.js', '--expose-gc'], false), undefined)
})
