import type { ReporterOutput } from './reporter.ts'

/** Output that shows nothing; the reporter still collects problems and timings. */
export function createSilentOutput(): ReporterOutput {
  return {
    log() {},
    problem() {},
    activityChanged() {},
    activityEnded() {},
    close() {},
  }
}
