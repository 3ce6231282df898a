import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Names of local plugins and of installed packages that look like Gatsby plugins, seen from a folder. */
export function listInstalledPlugins(from: string): string[] {
  const names = new Set(namesIn(join(from, 'plugins')))
  for (let folder = from; ; folder = dirname(folder)) {
    for (const name of namesIn(join(folder, 'node_modules'))) {
      if (name.startsWith('gatsby-')) names.add(name)
    }
    if (folder === dirname(folder)) return [...names]
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
