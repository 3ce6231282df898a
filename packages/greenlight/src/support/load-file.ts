import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { importModule } from './import-module.ts'
import { isRecord } from './is-record.ts'

/** What `import()` gives for a module. */
export type ModuleNamespace = Readonly<Record<string, unknown>>

/**
 * Loads a JavaScript file of a site, theme or plugin as `import()` does, its exports in `default` where it is
 * CommonJS. That is loaded by `require`, for which none of Node's machinery for ES modules has to be started.
 *
 * @param file absolute
 * @throws what the file throws, and Node's errors of files that do not parse or miss an import
 */
export async function loadFile(file: string): Promise<ModuleNamespace> {
  const url = pathToFileURL(file).href
  if (!isCommonJs(file)) return importModule(url)
  const exported: unknown = createRequire(file)(file)
  return { default: exported }
}

/** What only ES modules have, which Node finds in files that do not say what they are. */
const ES_MODULE = /^\s*(?:import|export)\b/m

/** Whether Node takes a file for CommonJS: by its name, the manifest next above it, and what stands in it. */
function isCommonJs(file: string): boolean {
  if (file.endsWith('.cjs')) return true
  if (!file.endsWith('.js') || ES_MODULE.test(readFileSync(file, 'utf8'))) return false
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest)) return typeIn(manifest) !== 'module'
    if (folder === dirname(folder)) return true
  }
}

/** Node tells of a manifest that is no JSON when it loads the file. */
function typeIn(manifest: string): unknown {
  try {
    const read: unknown = JSON.parse(readFileSync(manifest, 'utf8'))
    return isRecord(read) ? read.type : undefined
  } catch {
    return undefined
  }
}
