import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Name of the file that marks the folder of the compiled engine. */
const COMPILED = 'compiled.json'

/** Whether the engine runs from its TypeScript sources, not compiled. */
export function runsFromSource(): boolean {
  return import.meta.url.endsWith('.ts')
}

/** A file of the engine's package, absolute. @param path from the package's folder */
export function packageFile(path: string): string {
  return join(folderWith('package.json'), path)
}

/**
 * Address of a module of the engine that threads and module hooks start with: the source, or what was compiled of it.
 * @param name path below `src` without ending; must be an entry in `scripts/compile-engine.js`
 */
export function engineModule(name: string): URL {
  return pathToFileURL(
    runsFromSource() ? packageFile(`src/${name}.ts`) : join(folderWith(COMPILED), `${name}.cjs`),
  )
}

/** Folder of the compiled engine; undefined where the sources run. */
export function engineFolder(): string | undefined {
  return runsFromSource() ? undefined : folderWith(COMPILED)
}

/** The nearest folder above this module that has a file. */
function folderWith(file: string): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, file))) folder = dirname(folder)
  return folder
}
