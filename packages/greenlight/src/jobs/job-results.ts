import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordStore } from '#cache'
import type { FileDigests, KnownDigest } from './file-digests.ts'
import type { Job } from './job.ts'

/** A job that was done, in this run or an earlier one. */
export interface JobResult {
  readonly job: Job
  readonly result: unknown
  /** Files that the job's arguments name and that were there afterwards, relative to its output folder. */
  readonly outputs: readonly string[]
}

/** How a result is kept: with what tells later whether its inputs are the same. */
interface StoredResult extends JobResult {
  readonly inputs: readonly (readonly [path: string, known: KnownDigest])[]
}

/** Reads what earlier runs left; results whose inputs changed or are gone are dropped (as Gatsby's stale jobs). */
export function loadJobResults(records: RecordStore, digests: FileDigests): Map<string, JobResult> {
  const results = new Map<string, JobResult>()
  for (const digest of [...records.keys()]) {
    const bytes = records.get(digest)
    if (!bytes) continue
    const { job, result, outputs, inputs }: StoredResult = JSON.parse(bytes.toString('utf8'))
    for (const [path, known] of inputs) digests.add(path, known)
    if (job.inputPaths.every(input => isSame(input, digests))) {
      results.set(digest, { job, result, outputs })
    } else {
      records.delete(digest)
    }
  }
  return results
}

/** Keeps a result for later runs. */
export function saveJobResult(records: RecordStore, done: JobResult, digests: FileDigests): void {
  const paths = new Set(done.job.inputPaths.map(({ path }) => path))
  const inputs = [...digests.entries()].filter(([path]) => paths.has(path))
  const stored: StoredResult = { ...done, inputs }
  records.set(done.job.contentDigest, Buffer.from(JSON.stringify(stored)))
}

/** Whether what a job wrote is still there. */
export function hasOutputs({ job, outputs }: JobResult): boolean {
  return outputs.every(output => isFile(join(job.outputDir, output)))
}

/** Texts anywhere in a job's arguments that name files of its output folder. */
export function findOutputs(job: Job): readonly string[] {
  const outputs = new Set<string>()
  const pending: unknown[] = [job.args]
  const seen = new Set<unknown>()
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value === 'string') {
      if (isFileName(value) && isFile(join(job.outputDir, value))) outputs.add(value)
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value)
      pending.push(...Object.values(value).filter(each => each !== undefined))
    }
  }
  return [...outputs]
}

/** Absolute paths, long texts and the empty one are no names within a folder. */
function isFileName(text: string): boolean {
  return text !== '' && text.length < 1024 && !text.startsWith('/') && /[^./\\]/.test(text)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

function isSame(input: Job['inputPaths'][number], digests: FileDigests): boolean {
  try {
    return digests.of(input.path) === input.contentDigest
  } catch {
    return false
  }
}
