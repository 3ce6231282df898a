import { fileURLToPath } from 'node:url'
import { checkContent } from '../src/data/checks/check-content'
import { reportProblems } from '../src/data/checks/report-problems'
import { loadContent } from '../src/data/content/load-content'

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
const { errors, warnings, summary } = reportProblems(
  checkContent(loadContent(root), { root, now: new Date() }),
  root,
)

for (const text of [...warnings, ...errors]) console.error(`${text}\n`)
console.log(summary)
if (errors.length > 0) process.exitCode = 1
