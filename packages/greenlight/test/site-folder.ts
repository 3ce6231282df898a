import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Within the repository, so that plugins are found in its node_modules; ignored by git. */
const PARENT = fileURLToPath(new URL('../.cache/test-sites', import.meta.url))

/** A site's folder for one test. */
export interface SiteFolder {
  readonly root: string
  /** Absolute path of a file in it. */
  path(file: string): string
  write(files: Readonly<Record<string, string>>): void
  remove(): void
}

/** Makes a folder with the given files, by their path in it, and a package.json. */
export function createSiteFolder(files: Readonly<Record<string, string>>): SiteFolder {
  mkdirSync(PARENT, { recursive: true })
  const root = mkdtempSync(join(PARENT, 'site-'))
  const write = (written: Readonly<Record<string, string>>) => {
    for (const [file, text] of Object.entries(written)) {
      const path = join(root, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }
  write({ 'package.json': '{ "name": "test-site" }', ...files })
  return {
    root,
    path: file => join(root, file),
    write,
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
