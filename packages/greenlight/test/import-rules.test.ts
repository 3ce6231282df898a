import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const SOURCE = fileURLToPath(new URL('../src', import.meta.url))

/** Folders that any stage may use, whatever its number. */
const SHARED = ['diagnostics', 'cache', 'support']

/** Files and folders that join the stages: they may import any, and no stage imports them. */
const JOINING = [
  'plugin-api',
  'cli',
  'jobs',
  'site.ts',
  'site-engine.ts',
  'site-sharing.ts',
  'site-stores.ts',
  'site-folders.ts',
  'late-failures.ts',
  'build',
  'twins',
  'build.ts',
  'develop.ts',
  'serve',
  'serve.ts',
  'request-handler.ts',
]

interface Import {
  readonly file: string
  readonly specifier: string
  readonly typeOnly: boolean
}

const aliases: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(SOURCE, '../package.json'), 'utf8'),
).imports

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  file => /\.[jt]s$/.test(file) && !file.includes('fixtures/'),
)
const imports = files.flatMap(importsOf)

/** An import that a text begins with is code for somebody else. */
function importsOf(file: string): Import[] {
  const source = readFileSync(join(SOURCE, file), 'utf8')
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|(?<!['"`])\b(?:import|require)\('([^']+)'\)/gm,
  )
  return [...statements].map(([, type, from, bare, dynamic]) => ({
    file,
    specifier: from ?? bare ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }))
}

/** The file below `src` that an import means; undefined for packages. */
function targetOf({ file, specifier }: Import): string | undefined {
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier))
  const support = /^#support\/(.+)$/.exec(specifier)?.[1]
  if (support) return `support/${support}.ts`
  const alias = aliases[specifier]
  return alias && relative('src', alias)
}

const folderOf = (file: string) => file.split('/')[0] ?? file
const stageOf = (file: string) => Number(/^(\d)-/.exec(file)?.[1] ?? Number.NaN)
const isTest = (file: string) => /\.test\.ts$|build-test-/.test(file)

describe('import rules', () => {
  it('lets a stage import only smaller stages, and what all share', () => {
    const wrong = imports.filter(entry => {
      const stage = stageOf(entry.file)
      const target = targetOf(entry)
      if (Number.isNaN(stage) || target === undefined || isTest(entry.file)) return false
      const folder = folderOf(target)
      if (folder === folderOf(entry.file) || SHARED.includes(folder)) return false
      return !(stageOf(target) < stage)
    })
    assert.deepEqual(describeImports(wrong), [], 'values flow from small numbers to large ones')
  })

  it('enters another folder only through its door', () => {
    const wrong = imports.filter(entry => {
      const target = targetOf(entry)
      if (target === undefined || isTest(entry.file)) return false
      const folder = folderOf(target)
      if (folder === folderOf(entry.file) || !target.includes('/')) return false
      if (folder === 'support' || target === `${folder}/index.ts`) return false
      // Loaded before everything else, or in another thread, where the door would load too much.
      return !target.startsWith('plugin-api/modules/')
    })
    assert.deepEqual(describeImports(wrong), [], 'import #<stage> instead of a file in it')
  })

  it('keeps what all stages share free of stages', () => {
    const wrong = imports.filter(entry => {
      const target = targetOf(entry)
      if (!SHARED.includes(folderOf(entry.file)) || target === undefined) return false
      if (isTest(entry.file)) return false
      return (
        !SHARED.includes(folderOf(target)) ||
        (entry.file.startsWith('support/') && folderOf(target) === 'cache')
      )
    })
    assert.deepEqual(describeImports(wrong), [], 'diagnostics, cache and support know no stage')
  })

  it('knows every folder', () => {
    const folders = new Set(files.map(folderOf))
    const unknown = [...folders].filter(
      name => Number.isNaN(stageOf(name)) && ![...SHARED, ...JOINING].includes(name),
    )
    assert.deepEqual(unknown, [], 'add the folder to the rules above')
  })

  it('has no rings of imports', () => {
    const graph = new Map<string, string[]>()
    for (const entry of imports) {
      const target = targetOf(entry)
      if (entry.typeOnly || target === undefined) continue
      graph.set(entry.file, [...(graph.get(entry.file) ?? []), target])
    }
    assert.deepEqual(findRing(graph), undefined, 'modules must not import each other')
  })

  it('imports nothing of gatsby', () => {
    const wrong = imports.filter(
      ({ file, specifier }) =>
        /^gatsby(?:$|\/|-)/.test(specifier) && !isTest(file) && !file.includes('gatsby-package/'),
    )
    assert.deepEqual(describeImports(wrong), [], 'the engine stands on its own')
  })
})

function describeImports(list: readonly Import[]): string[] {
  return list.map(({ file, specifier }) => `${file} imports ${specifier}`)
}

/** Files that import each other in a ring; undefined when there is none. */
function findRing(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const next of graph.get(file) ?? []) {
      const ring = walk(next, [...path, file])
      if (ring) return ring
    }
    done.add(file)
    return undefined
  }
  for (const file of graph.keys()) {
    const ring = walk(file, [])
    if (ring) return ring
  }
  return undefined
}
