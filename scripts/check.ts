import { fileURLToPath } from 'node:url'
import { checkContent } from '../src/data/checks/check-content'
import { describeExtent, reportProblems } from '../src/data/checks/report-problems'
import { loadContent } from '../src/data/content/load-content'

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
const content = loadContent(root)
const problems = checkContent(content, { root, now: new Date() })
const { errors, warnings, summary } = reportProblems(problems, root)

for (const text of [...warnings, ...errors]) console.error(`${text}\n`)
console.log(`Checked ${describeExtent(content)}: ${summary}.`)
if (errors.length > 0) process.exitCode = 1
