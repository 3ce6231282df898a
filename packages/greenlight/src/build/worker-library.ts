import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { filesBelow } from '#support/files-below'

/** The library that runs scripts in workers, Partytown, which lies in every site, as with Gatsby. */
export function* workerLibrary(): Generator<readonly [string, Uint8Array]> {
  const require = createRequire(import.meta.url)
  const library = join(dirname(require.resolve('@builder.io/partytown/package.json')), 'lib')
  for (const file of filesBelow(library)) {
    yield [`~partytown/${file}`, readFileSync(join(library, file))]
  }
}
