import { setFlagsFromString } from 'node:v8'

/**
 * Bytes of bytecode that a function runs before V8 thinks of optimising it; its own default is 67,584. A build is over
 * soon, in several threads that each compile for themselves: of a small site's, a fifth was spent on code that then ran
 * too few times to be worth it. Sites of 10,000 posts take the same with either.
 */
const BYTES_UNTIL_OPTIMIZED = 500_000

/** Has V8 optimise later. Only for V8 11, of Node 20: later ones have a cheap compiler in between, and not the option. */
export function optimizeLess(): void {
  if (!process.versions.v8.startsWith('11.')) return
  setFlagsFromString(`--interrupt-budget=${BYTES_UNTIL_OPTIMIZED}`)
}
