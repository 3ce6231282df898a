/** So many jobs run at one time. */
const LIMIT = 4

/** Runs jobs when the browser is idle, a few at a time, in the order they came. */
export function createIdleQueue(): (job: () => Promise<void>) => void {
  const waiting: (() => Promise<void>)[] = []
  let running = 0
  function runNext(): void {
    const job = running < LIMIT ? waiting.shift() : undefined
    if (!job) return
    running += 1
    // A job's failure is its own affair: what it was to bring is asked for again when it is needed.
    void job()
      .catch(() => undefined)
      .then(() => {
        running -= 1
        whenIdle(runNext)
      })
    runNext()
  }
  return job => {
    waiting.push(job)
    whenIdle(runNext)
  }
}

/** Safari has no idle time. */
export function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work)
  else setTimeout(work, 200)
}
