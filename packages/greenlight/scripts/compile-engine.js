// The engine as plain JavaScript: what its package holds, and what the repository's own command runs, since stripping
// the types of hundreds of modules takes longer than many a build.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCES = fileURLToPath(new URL('../src', import.meta.url))
const FOLDER = fileURLToPath(new URL('../dist', import.meta.url))

/** Modules that the command, threads and module hooks start with. */
const ENTRIES = [
  'cli/start',
  'diagnostics/index',
  '6-queries/index',
  'build/index',
  'site',
  'jobs/job-thread',
  'build/query-thread',
  '9-output/page-thread',
  'plugin-api/modules/keep-compiled-code',
  'plugin-api/modules/redirect-modules',
  'plugin-api/modules/resolve-hook',
  'plugin-api/modules/set-up-job-thread',
  'support/import-module',
]

/**
 * Pure modules of packages that are hundreds of files where a handful of functions is wanted, or that are ES modules
 * alone: one `import` of these starts all the machinery that Node has for ES modules.
 */
const INLINED =
  /^(?:lodash-es|p-limit|yocto-queue|magic-string|@jridgewell\/sourcemap-codec)(?:\/|$)/

/** Milliseconds after which what was compiled of other sources is deleted: no process runs it any more. */
const KEPT = 24 * 60 * 60 * 1000

/**
 * Compiles the sources unless they are as they were when last compiled.
 * @returns the folder of the compiled engine, or undefined where it cannot be written
 */
export async function compiledEngine() {
  const folder = join(FOLDER, keyOfSources())
  if (existsSync(join(folder, 'compiled.json'))) return folder
  try {
    const temporary = `${folder}-${process.pid}`
    await compileEngine(temporary)
    publish(temporary, folder)
    deleteOld(folder)
    return folder
  } catch (error) {
    if (error?.code === 'EACCES' || error?.code === 'EROFS' || error?.code === 'ENOSPC')
      return undefined
    throw error
  }
}

/** Compiles the sources into a folder: CommonJS, which Node loads in half the time of ES modules, and caches compiled. */
export async function compileEngine(folder) {
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({
    input: Object.fromEntries(ENTRIES.map(name => [name, join(SOURCES, `${name}.ts`)])),
    external: id => /^[^./#]/.test(id) && !INLINED.test(id),
    platform: 'node',
    treeshake: { moduleSideEffects: id => !INLINED.test(id) },
  })
  mkdirSync(folder, { recursive: true })
  await bundle.write({
    dir: folder,
    format: 'cjs',
    sourcemap: true,
    // Node reads maps with each module; the sources are beside them, or of no use to who has them not.
    sourcemapExcludeSources: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
  })
  await bundle.close()
  writeFileSync(join(folder, 'compiled.json'), '{}\n')
}

/** Another process may have been faster. */
function publish(temporary, folder) {
  try {
    renameSync(temporary, folder)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (!existsSync(join(folder, 'compiled.json'))) throw error
  }
}

function deleteOld(current) {
  for (const name of readdirSync(FOLDER)) {
    const folder = join(FOLDER, name)
    const age = Date.now() - statSync(folder).mtimeMs
    if (folder !== current && age > KEPT) rmSync(folder, { recursive: true, force: true })
  }
}

function keyOfSources() {
  const hash = createHash('md5').update(process.versions.node)
  const add = folder => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        add(path)
      } else if (/(?<!\.test)\.[jt]s$/.test(entry.name)) {
        const { size, mtimeMs } = statSync(path)
        hash.update(`${path} ${size} ${mtimeMs}\n`)
      }
    }
  }
  add(SOURCES)
  add(fileURLToPath(new URL('.', import.meta.url)))
  return hash.digest('hex').slice(0, 12)
}
