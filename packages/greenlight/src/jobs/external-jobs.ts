import { isRecord } from '#support/is-record'
import type { Job } from './job.ts'

/** Hands jobs over to the process that started this one, as Gatsby does with `ENABLE_GATSBY_EXTERNAL_JOBS`. */
export interface ExternalJobs {
  /**
   * Resolves the result, or that nobody took the job, which then is to be run here.
   * Rejects with what the other process says went wrong.
   */
  run(
    job: Job,
  ): Promise<{ readonly taken: true; readonly result: unknown } | { readonly taken: false }>
}

/** The part of `process` that speaks to the process that started it. */
export interface ParentChannel {
  readonly send: (message: object) => unknown
  on(event: 'message', listener: (message: unknown) => void): unknown
}

/** Makes the hand-over of one site over a channel. It listens from the first job on. */
export function createExternalJobs(parent: ParentChannel): ExternalJobs {
  const waiting = new Map<string, (message: Answer) => void>()
  let listening = false

  function listen(): void {
    if (listening) return
    listening = true
    parent.on('message', message => {
      if (!isAnswer(message)) return
      const settle = waiting.get(message.payload.id)
      waiting.delete(message.payload.id)
      settle?.(message)
    })
  }

  return {
    run(job) {
      listen()
      return new Promise((resolve, reject) => {
        waiting.set(job.id, ({ type, payload: { result, error } }) => {
          if (type === 'JOB_COMPLETED') resolve({ taken: true, result })
          else if (type === 'JOB_NOT_WHITELISTED') resolve({ taken: false })
          else reject(new Error(typeof error === 'string' ? error : JSON.stringify(error)))
        })
        parent.send({ type: 'JOB_CREATED', payload: job })
      })
    },
  }
}

const ANSWERS = ['JOB_COMPLETED', 'JOB_FAILED', 'JOB_NOT_WHITELISTED'] as const

interface Answer {
  readonly type: (typeof ANSWERS)[number]
  readonly payload: { readonly id: string; readonly result?: unknown; readonly error?: unknown }
}

function isAnswer(message: unknown): message is Answer {
  return (
    isRecord(message) &&
    ANSWERS.some(type => type === message.type) &&
    isRecord(message.payload) &&
    typeof message.payload.id === 'string'
  )
}
