import { runDataBench } from './data/main.ts'

const USAGE = 'npm run bench -- data [number of posts ...]'

const [what, ...rest] = process.argv.slice(2)
const counts = rest.map(Number)

if (what !== 'data' || counts.some(count => !Number.isInteger(count) || count < 10)) {
  console.error(`Usage: ${USAGE}`)
  process.exitCode = 1
} else {
  await runDataBench(counts.length > 0 ? counts : [1000, 10_000])
}
