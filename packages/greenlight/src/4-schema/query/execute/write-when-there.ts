import { isPromise } from '../maybe-promise.ts'
import type { QueryRun } from './compile-object.ts'
import type { Path, WriteValue } from './compile-value.ts'

/** Writes a value at once when it is there; keeps its place in the answer and waits when it is promised. */
export function writeWhenThere(
  value: unknown,
  write: WriteValue,
  place: {
    readonly answer: Record<string | number, unknown>
    readonly key: string | number
    readonly run: QueryRun
    readonly path: Path
  },
): void {
  const { answer, key, run, path } = place
  if (typeof value !== 'object' || value === null || !isPromise(value)) {
    write(value, answer, key, run, path)
    return
  }
  answer[key] = null
  waitFor(run, value, settled => write(settled, answer, key, run, path))
}

/** Goes on with a promised value as part of a run; a failure is noted there and never thrown. */
export function waitFor<T>(run: QueryRun, promise: Promise<T>, goOn: (value: T) => void): void {
  const fail = (): void => {
    run.failed = true
  }
  run.pending.push(promise.then(value => (run.failed ? undefined : goOn(value))).catch(fail))
}
