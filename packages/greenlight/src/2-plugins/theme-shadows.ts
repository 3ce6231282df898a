import { readdirSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import type { Plugin } from './plugin.ts'

/** Files of one family may shadow each other whatever their extension. */
const FAMILIES: readonly (readonly string[])[] = [
  ['.js', '.jsx', '.ts', '.tsx', '.cjs', '.mjs', '.mts', '.coffee'],
  ['.json', '.yaml', '.yml'],
  ['.css.js', '.css', '.sass', '.scss', '.less'],
  ['.jpeg', '.jpg', '.jfif', '.png', '.tiff', '.webp', '.avif', '.gif'],
  ['.woff', '.woff2'],
]

/** Answers which file stands in for a theme's file. */
export interface ThemeShadows {
  /**
   * The file that shadows a file in some theme's `src`: the site's `src/<theme>/...` first, then those of the
   * themes that come later in the list. Undefined where there is none.
   *
   * @param file absolute, perhaps with `?__contentFilePath=` behind it
   * @param importer absolute path of the importing file; a shadow that imports what it shadows gets the original
   */
  find(file: string, importer?: string): string | undefined
}

/**
 * Makes the answers for one site, by the rules of Gatsby's component shadowing. Every plugin counts as a theme.
 *
 * @param extensions extensions of modules, with their dots: only those take part in replacing one by another
 */
export function createThemeShadows({
  root,
  plugins,
  extensions,
}: {
  readonly root: string
  readonly plugins: readonly Plugin[]
  readonly extensions: readonly string[]
}): ThemeShadows {
  const site = `${root}${sep}`
  const themes = new Map(
    plugins
      .filter(({ name }) => name !== 'default-site-plugin')
      .map(({ name, resolve }) => [name, join(resolve, 'src')]),
  )
  const folders = new Map<string, readonly string[]>()

  function namesIn(folder: string): readonly string[] {
    let names = folders.get(folder)
    if (!names) {
      names = listNames(folder)
      folders.set(folder, names)
    }
    return names
  }

  function themeOf(file: string): { readonly name: string; readonly path: string } | undefined {
    for (const [name, src] of themes) {
      if (file.startsWith(`${src}${sep}`)) return { name, path: file.slice(src.length + 1) }
    }
    return undefined
  }

  /** Folders that may hold shadows of a theme's files, the strongest first. */
  function shadowFolders(theme: string): readonly string[] {
    const others = [...themes].filter(([name]) => name !== theme).reverse()
    return [join(site, 'src'), ...others.map(([, src]) => src)].map(src => join(src, theme))
  }

  return {
    find(file, importer) {
      const [path = file, content] = file.split('?__contentFilePath=')
      const theme = themeOf(path)
      if (!theme) return undefined
      const accepted = acceptedNames(basename(theme.path), extensions)
      const places = shadowFolders(theme.name).map(folder => dirname(join(folder, theme.path)))
      const isShadow =
        importer !== undefined &&
        places.some(place => dirname(importer) === place && accepted.includes(basename(importer)))
      if (isShadow) return undefined
      for (const place of places) {
        const name = accepted.find(candidate => namesIn(place).includes(candidate))
        if (name === undefined) continue
        const shadow = join(place, name)
        return content === undefined ? shadow : `${shadow}?__contentFilePath=${content}`
      }
      return undefined
    },
  }
}

function acceptedNames(name: string, extensions: readonly string[]): readonly string[] {
  for (const family of FAMILIES) {
    const own = family.find(extension => name.endsWith(extension))
    if (own === undefined || !extensions.includes(own)) continue
    const base = name.slice(0, -own.length)
    const others = extensions.filter(extension => family.includes(extension))
    return [...new Set([name, ...others.map(extension => base + extension)])]
  }
  return [name]
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
