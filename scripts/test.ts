// `npm test`: every check of the repository, in one run.
//   npm test                         all steps
//   npm test -- --only unit,e2e      some steps
//   npm test -- --list               the steps and what each is
//   npm test -- --verbose            the whole output of each step, as it comes
import { parseArgs } from 'node:util'
import { formatDuration, runSteps } from './test/run-steps.ts'
import { steps } from './test/steps.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    list: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})

if (values.list) {
  for (const step of steps) console.log(`${step.name.padEnd(10)} ${step.title}`)
} else {
  const names = values.only?.split(',').map(name => name.trim())
  const unknown = names?.filter(name => !steps.some(step => step.name === name)) ?? []
  if (unknown.length > 0) {
    console.error(
      `No such step: ${unknown.join(', ')}. Steps: ${steps.map(step => step.name).join(', ')}`,
    )
    process.exit(2)
  }
  const chosen = names ? steps.filter(step => names.includes(step.name)) : steps
  const started = performance.now()
  const results = await runSteps(chosen, { verbose: values.verbose })

  console.log(`\nSummary (${formatDuration(performance.now() - started)})`)
  for (const { step, outcome, duration } of results) {
    const mark = outcome.failed === 0 ? 'ok  ' : 'FAIL'
    const counts = `${outcome.passed} passed, ${outcome.failed} failed`
    console.log(
      `${mark} ${step.name.padEnd(10)} ${formatDuration(duration).padStart(8)}  ${counts}`,
    )
  }
  const passed = results.reduce((sum, { outcome }) => sum + outcome.passed, 0)
  const failed = results.reduce((sum, { outcome }) => sum + outcome.failed, 0)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
  console.log(`${passed} passed, ${failed} failed`)
}
