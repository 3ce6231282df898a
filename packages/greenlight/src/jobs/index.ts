// Work handed over by plugins with createJobV2.

export { createJobs, type JobEvent, type Jobs, type JobsOptions } from './create-jobs.ts'
export { JobError } from './errors.ts'
export { createExternalJobs, type ExternalJobs } from './external-jobs.ts'
export {
  createForwardedJobs,
  type ForwardedJob,
  type ForwardedResult,
} from './forwarded-jobs.ts'
export type { Job, JobInput, JobPlugin } from './job.ts'
export type { ThreadSetUp } from './job-message.ts'
export type { JobResult } from './job-results.ts'
