import { parseArgs } from 'node:util'
import { compiledEngine } from '../packages/greenlight/scripts/compile-engine.js'
import { runBuildBench } from './build/main.ts'
import { runDataBench } from './data/main.ts'

const benches = { build: runBuildBench, data: runDataBench }

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { peers: { type: 'boolean', default: false } },
})
const [what = '', ...rest] = positionals
const counts = rest.map(Number)
const bench = what === 'build' || what === 'data' ? benches[what] : undefined

if (!bench || counts.some(count => !Number.isInteger(count) || count < 10)) {
  console.error('Usage: npm run bench -- build|data [number of posts ...] [--peers]')
  process.exitCode = 1
} else {
  // Published packages are compiled; in the repository the first build after a change would do it.
  await compiledEngine()
  await bench(counts.length > 0 ? counts : [1000, 10_000], options)
}
