import { statSync } from 'node:fs'
import type { Content, PostSource } from './content'
import { loadContent, type Read, readPost } from './load-content'
import { type Names, readNames } from './names'

/** The content of one site, read when first asked for and again where files changed. */
export interface ContentReader {
  /** Everything, after a look at all files. */
  refresh(): Content
  /** Everything as it was at the last look. */
  current(): Content
  /** How people and subjects were called at the last look. */
  names(): Names
  /** One post, read again if its file changed since the last look; `undefined` where the file is gone. */
  post(file: string): PostSource | undefined
}

/** Opens the `content/` folder of a site; unchanged files (by time and size) are read and checked once. */
export function openContent(root: string): ContentReader {
  const read = new Map<string, { stamp: string; result: Read<PostSource> }>()
  let content: Content | undefined
  let names: Names | undefined

  const readOnce = (file: string) => {
    const { mtimeMs, size } = statSync(file)
    const stamp = `${mtimeMs} ${size}`
    const known = read.get(file)
    if (known?.stamp === stamp) return known.result
    const result = readPost(file)
    read.set(file, { stamp, result })
    return result
  }
  const refresh = () => {
    content = loadContent(root, readOnce)
    names = undefined
    return content
  }
  const current = () => content ?? refresh()
  return {
    refresh,
    current,
    names: () => {
      names ??= readNames(current())
      return names
    },
    post: file => {
      try {
        return readOnce(file).source
      } catch {
        return undefined
      }
    },
  }
}
