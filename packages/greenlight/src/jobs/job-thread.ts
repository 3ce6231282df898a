/** Entry of a job thread: answers each `JobRequest` with a `JobReply`; several may be under way at once. */
import { parentPort, workerData } from 'node:worker_threads'
import { importModule } from '#support/import-module'
import type { JobReply, JobRequest, JobThreadData } from './job-message.ts'
import { runJobFunction } from './run-job-function.ts'

const { setUp }: JobThreadData = workerData
const ready = setUp ? runSetUp(setUp) : Promise.resolve()

async function runSetUp({ module, name, argument }: NonNullable<JobThreadData['setUp']>) {
  const loaded: Record<string, unknown> = await importModule(module)
  const run = loaded[name]
  if (typeof run !== 'function') throw new Error(`${module} has no function ${name}`)
  await run(argument)
}

async function answer(request: JobRequest): Promise<JobReply> {
  try {
    await ready
    return { digest: request.digest, result: await runJobFunction(request) }
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return { digest: request.digest, error: { message, stack } }
  }
}

parentPort?.on('message', async (request: JobRequest) => {
  const reply = await answer(request)
  try {
    parentPort?.postMessage(reply)
  } catch (error) {
    // The result holds something that cannot be copied between threads.
    const message = error instanceof Error ? error.message : String(error)
    parentPort?.postMessage({ digest: request.digest, error: { message } } satisfies JobReply)
  }
})
