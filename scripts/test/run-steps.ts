import type { RunCommand } from './run-command.ts'
import { createCommandRunner } from './run-command.ts'

/** Tests that ran in a step. A check that is not a test suite (a linter, a build) counts as one test. */
export interface Outcome {
  passed: number
  failed: number
}

/** One part of `npm test`. */
export interface Step {
  /** What `--only` calls it. */
  name: string
  /** What it shows, for people. */
  title: string
  /** Runs it. A thrown error counts as one failed test and does not stop the other steps. */
  run(command: RunCommand): Promise<Outcome>
}

/** A step that ran, with its duration in milliseconds. */
export interface StepResult {
  step: Step
  outcome: Outcome
  duration: number
}

/** `93_500` milliseconds as `1m 34s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 60) return `${seconds.toFixed(1)}s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}m ${String(whole % 60).padStart(2, '0')}s`
}

/** Runs the steps one after another, all of them also when one fails, and prints one heading and one result for each. */
export async function runSteps(
  steps: readonly Step[],
  options: { verbose: boolean },
): Promise<StepResult[]> {
  const results: StepResult[] = []
  for (const step of steps) {
    console.log(`\n== ${step.name}: ${step.title}`)
    const started = performance.now()
    const outcome = await runOne(step, options)
    const duration = performance.now() - started
    console.log(
      `   ${outcome.passed} passed, ${outcome.failed} failed in ${formatDuration(duration)}`,
    )
    results.push({ step, outcome, duration })
  }
  return results
}

async function runOne(step: Step, options: { verbose: boolean }): Promise<Outcome> {
  try {
    return await step.run(createCommandRunner(options))
  } catch (error) {
    console.log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return { passed: 0, failed: 1 }
  }
}
