import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { isRecord } from '#support/is-record'

/** Fields of a manifest that name packages its modules may import. */
const DEPENDENCIES = ['dependencies', 'peerDependencies', 'optionalDependencies']

/**
 * Makes a function that says whether a file of a package, or the package of a name that it imports, may lead to one of
 * some packages: by its name and manifest, and those of all that it depends on. What cannot be found leads everywhere,
 * and so do files of sites.
 */
export function createPackageSearch(
  isSought: (name: string) => boolean,
): (file: string, imported?: string) => boolean {
  const known = new Map<string, readonly string[] | undefined>()

  function namesOf(folder: string): readonly string[] | undefined {
    if (!known.has(folder)) known.set(folder, namesIn(folder))
    return known.get(folder)
  }

  function leads(start: string | undefined): boolean {
    if (start === undefined) return true
    const reached = new Set([start])
    for (const folder of reached) {
      const names = namesOf(folder)
      if (!names || names.some(isSought)) return true
      for (const name of names) {
        const dependency = folderOf(name, folder)
        // What is not installed cannot be imported.
        if (dependency !== undefined) reached.add(dependency)
      }
    }
    return false
  }

  return (file, imported) =>
    imported === undefined
      ? leads(ownFolder(file))
      : isSought(imported) || leads(folderOf(imported, dirname(file)))
}

/** Folder of the installed package that a file belongs to. */
function ownFolder(file: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file.replaceAll(sep, '/'))?.[0]
}

function folderOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
    if (folder === dirname(folder)) return undefined
  }
}

/** The names of a package and of those that it depends on. */
function namesIn(folder: string): readonly string[] | undefined {
  const manifest = read(join(folder, 'package.json'))
  if (!manifest) return undefined
  const others = DEPENDENCIES.flatMap(field => {
    const names = manifest[field]
    return isRecord(names) ? Object.keys(names) : []
  })
  return [String(manifest.name), ...others]
}

function read(file: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isRecord(manifest) ? manifest : undefined
  } catch {
    return undefined
  }
}
