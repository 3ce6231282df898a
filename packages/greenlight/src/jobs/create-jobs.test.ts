import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { openSiteCache, type SiteCache } from '#cache'
import { ProblemError } from '#diagnostics'
import { createJobs, type JobEvent, type Jobs, type JobsOptions } from './create-jobs.ts'

/** A plugin's worker file; each function leaves a mark of having run. */
const WORKER = `
const { appendFileSync, readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { threadId } = require('node:worker_threads')
exports.COPY = async ({ inputPaths, outputDir, args }) => {
  appendFileSync(join(__dirname, 'ran'), 'x')
  writeFileSync(join(outputDir, args.files[0].name), readFileSync(inputPaths[0].path))
  return { thread: threadId, prepared: globalThis.prepared, digest: inputPaths[0].contentDigest }
}
exports.SLOW = ({ args }) => new Promise(resolve => setTimeout(() => resolve(null), args.delay))
exports.FAIL = () => { throw new RangeError('the input is odd') }
exports.NUMBER = () => 7
exports.FUNCTION = () => ({ run() {} })
exports.CALL = ({ args }) => ({ called: args.run(), thread: threadId })
exports.EXIT = () => process.exit(3)
`

let directory: string
let events: JobEvent[]
let opened: { readonly jobs: Jobs; readonly cache: SiteCache }[]

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'greenlight-jobs-'))
  mkdirSync(join(directory, 'plugin'))
  writeFileSync(join(directory, 'plugin', 'gatsby-worker.js'), WORKER)
  writeFileSync(
    join(directory, 'prepare.mjs'),
    'export function prepare(value) { globalThis.prepared = value }',
  )
  writeFileSync(join(directory, 'input.txt'), 'hello')
  events = []
  opened = []
})

afterEach(async () => {
  for (const { jobs, cache } of opened) {
    await jobs.close()
    cache.close()
  }
  rmSync(directory, { recursive: true })
})

function open(options: Partial<JobsOptions> = {}) {
  const cache = openSiteCache({
    directory: join(directory, 'cache'),
    engineVersion: 'test',
    key: { whole: {}, plugins: {} },
    onNotice: notice => assert.fail(notice.message),
  })
  const jobs = createJobs({
    cache,
    workerFile: plugin => {
      const file = join(plugin.resolve, 'gatsby-worker.js')
      return existsSync(file) ? file : undefined
    },
    onEvent: event => events.push(event),
    ...options,
  })
  opened.push({ jobs, cache })
  return { jobs, cache }
}

function plugin() {
  return { name: 'plugin', version: '1.0.0', resolve: join(directory, 'plugin') }
}

function copy(to = 'copy.txt') {
  return {
    name: 'COPY',
    inputPaths: [join(directory, 'input.txt')],
    outputDir: join(directory, 'public', 'static'),
    args: { files: [{ name: to }] },
  }
}

function job(name: string, args: Record<string, unknown> = {}) {
  return { name, inputPaths: [], outputDir: join(directory, 'public'), args }
}

function timesRun(): number {
  const mark = join(directory, 'plugin', 'ran')
  return existsSync(mark) ? readFileSync(mark, 'utf8').length : 0
}

describe('jobs', () => {
  it('run in a thread that was set up, with what the function needs', async () => {
    const module = new URL(`file://${join(directory, 'prepare.mjs')}`).href
    const { jobs } = open({ setUp: { module, name: 'prepare', argument: 'yes' } })
    const result = await jobs.createJob(copy(), plugin())
    assert.ok(typeof result === 'object' && result !== null && 'thread' in result)
    assert.ok(Number(result.thread) > 0)
    assert.deepEqual(result, {
      thread: result.thread,
      prepared: 'yes',
      digest: 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d',
    })
    assert.equal(readFileSync(join(directory, 'public', 'static', 'copy.txt'), 'utf8'), 'hello')
  })

  it('tell their beginning and end as Gatsby does', async () => {
    const { jobs } = open()
    const promise = jobs.createJob(copy(), plugin())
    assert.deepEqual(
      events.map(({ type }) => type),
      ['CREATE_JOB_V2'],
    )
    assert.equal(jobs.incomplete.size, 1)
    const result = await promise
    const [created, ended] = events
    assert.ok(created?.type === 'CREATE_JOB_V2' && ended?.type === 'END_JOB_V2')
    const { job } = created.payload
    assert.equal(created.plugin.name, 'plugin')
    assert.equal(job.inputPaths[0]?.path, join(directory, 'input.txt'))
    assert.deepEqual(job.args, copy().args)
    assert.equal(job.plugin.isLocal, true)
    assert.deepEqual(ended.payload, { jobContentDigest: job.contentDigest, result })
    assert.deepEqual(jobs.complete.get(job.contentDigest)?.result, result)
    assert.equal(jobs.incomplete.size, 0)
  })

  it('run once for equal inputs, in one run and over runs', async () => {
    const first = open()
    const results = await Promise.all([
      first.jobs.createJob(copy(), plugin()),
      first.jobs.createJob(copy(), plugin()),
    ])
    assert.equal(results[0], results[1])
    await first.jobs.createJob(copy(), plugin())
    first.cache.commit()
    const second = open()
    const { digest } = (await second.jobs.createJob(copy(), plugin())) as { digest: string }
    assert.equal(digest, 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d')
    assert.equal(timesRun(), 1)
  })

  it('run again for another input, argument or plugin version', async () => {
    const first = open()
    await first.jobs.createJob(copy(), plugin())
    first.cache.commit()
    writeFileSync(join(directory, 'input.txt'), 'other')
    const second = open()
    assert.equal(second.jobs.complete.size, 0)
    await second.jobs.createJob(copy(), plugin())
    await second.jobs.createJob(copy('elsewhere.txt'), plugin())
    await second.jobs.createJob(copy(), { ...plugin(), version: '1.0.1' })
    assert.equal(timesRun(), 4)
  })

  it('run again when somebody deleted what they had written', async () => {
    const first = open()
    await first.jobs.createJob(copy('a.txt'), plugin())
    await first.jobs.createJob(copy('b.txt'), plugin())
    first.cache.commit()
    rmSync(join(directory, 'public'), { recursive: true })
    const second = open()
    await second.jobs.createJob(copy('a.txt'), plugin())
    assert.ok(existsSync(join(directory, 'public', 'static', 'a.txt')))
    await second.jobs.settled()
    assert.ok(existsSync(join(directory, 'public', 'static', 'b.txt')))
    assert.equal(timesRun(), 4)
  })

  it('are waited for, those that fail included', async () => {
    const { jobs } = open()
    let done = 0
    for (const delay of [5, 20]) {
      void jobs.createJob(job('SLOW', { delay }), plugin()).then(() => done++)
    }
    const failed = assert.rejects(jobs.createJob(job('FAIL'), plugin()))
    await jobs.settled()
    await Promise.resolve()
    assert.equal(done, 2)
    await failed
  })

  it('fail with the reason, the plugin and the job, and may be tried again', async () => {
    const { jobs } = open({ threads: 1 })
    const reasons: [string, RegExp][] = [
      ['FAIL', /^the input is odd$/],
      ['NUMBER', /should be an object, type of "number" was given/],
      ['FUNCTION', /could not be cloned/],
      ['MISSING', /No worker function found for MISSING/],
      ['EXIT', /thread ended with code 3/],
      ['FAIL', /^the input is odd$/],
    ]
    for (const [name, message] of reasons) {
      await assert.rejects(jobs.createJob(job(name), plugin()), {
        name: 'WorkerError',
        message,
        plugin: 'plugin',
        job: name,
      })
    }
    const nowhere = { ...plugin(), resolve: join(directory, 'nowhere') }
    await assert.rejects(jobs.createJob(job('FAIL'), nowhere), /has no gatsby-worker\.js/)
    assert.equal(jobs.complete.size, 0)
  })

  it('take arguments that cannot leave this thread', async () => {
    const { jobs } = open()
    const result = await jobs.createJob(job('CALL', { run: () => 'here' }), plugin())
    assert.deepEqual(result, { called: 'here', thread: 0 })
  })

  it('refuse relative paths and missing inputs at once', () => {
    const { jobs } = open()
    const code = (input: Parameters<Jobs['createJob']>[0]): unknown => {
      try {
        void jobs.createJob(input, plugin())
        return undefined
      } catch (error) {
        return error instanceof ProblemError && error.problems[0]?.code
      }
    }
    assert.equal(code({ ...copy(), inputPaths: ['input.txt'] }), 'JOBS_PATH_NOT_ABSOLUTE')
    assert.equal(code({ ...copy(), outputDir: 'public' }), 'JOBS_PATH_NOT_ABSOLUTE')
    assert.equal(code({ ...copy(), inputPaths: ['/no/such/file'] }), 'JOBS_INPUT_MISSING')
  })

  it('tell how far they are', async () => {
    const seen: string[] = []
    const { jobs } = open({
      onProgress: ({ kind, done, total }) => seen.push(`${kind} ${done}/${total}`),
    })
    await jobs.createJob(job('SLOW', { delay: 1 }), plugin())
    await jobs.createJob(job('SLOW', { delay: 2 }), plugin())
    assert.deepEqual(seen, [
      'plugin.SLOW 0/1',
      'plugin.SLOW 1/1',
      'plugin.SLOW 1/2',
      'plugin.SLOW 2/2',
    ])
  })
})
