import { isRecord } from '#support/is-record'
import { loadFile } from '#support/load-file'
import type { JobRequest } from './job-message.ts'

/**
 * Loads a worker file and calls one of its functions.
 * @throws what the file or the function throws, or an Error when there is no such function or its result is no plain
 * object, null or undefined
 */
export async function runJobFunction({ file, name, call }: JobRequest): Promise<unknown> {
  const module = await loadFile(file)
  const run = isRecord(module.default) ? (module.default[name] ?? module[name]) : module[name]
  if (typeof run !== 'function') throw new Error(`No worker function found for ${name} in ${file}`)
  const result: unknown = await run(call)
  if (result !== null && result !== undefined && !isPlainObject(result)) {
    const kind = Array.isArray(result) ? 'array' : typeof result
    throw new Error(`Result of a worker should be an object, type of "${kind}" was given`)
  }
  return result
}

function isPlainObject(value: unknown): boolean {
  if (!isRecord(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
