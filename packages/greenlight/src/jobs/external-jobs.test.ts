import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { it } from 'node:test'
import { createExternalJobs } from './external-jobs.ts'
import type { Job } from './job.ts'

const job = (id: string): Job => ({
  id,
  name: 'RESIZE',
  contentDigest: id,
  inputPaths: [],
  outputDir: '/public',
  args: {},
  plugin: { name: 'p', version: '1', resolve: '/p', isLocal: false },
})

it('offers jobs to the process that started this one, and takes what it answers', async () => {
  const channel = new EventEmitter()
  const sent: object[] = []
  const jobs = createExternalJobs(
    Object.assign(channel, { send: (message: object) => sent.push(message) }),
  )
  const answers = ['a', 'b', 'c'].map(id => jobs.run(job(id)))
  assert.deepEqual(sent[0], { type: 'JOB_CREATED', payload: job('a') })
  channel.emit('message', 'something else')
  channel.emit('message', { type: 'JOB_COMPLETED', payload: { id: 'unknown' } })
  channel.emit('message', { type: 'JOB_COMPLETED', payload: { id: 'a', result: { width: 1 } } })
  channel.emit('message', { type: 'JOB_NOT_WHITELISTED', payload: { id: 'b' } })
  channel.emit('message', { type: 'JOB_FAILED', payload: { id: 'c', error: 'no memory' } })
  assert.deepEqual(await answers[0], { taken: true, result: { width: 1 } })
  assert.deepEqual(await answers[1], { taken: false })
  await assert.rejects(answers[2] ?? Promise.resolve(), /no memory/)
  assert.equal(channel.listenerCount('message'), 1)
})
