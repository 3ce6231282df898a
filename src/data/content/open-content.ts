import { statSync } from 'node:fs'
import type { Content, PostSource } from './content'
import { loadContent, readPost } from './load-content'

/** The content of one site, read when first asked for and again where files changed. */
export interface ContentReader {
  /** Everything, after a look at all files. */
  refresh(): Content
  /** Everything as it was at the last look. */
  current(): Content
  /** One post, read again if its file changed since the last look; `undefined` where the file is gone. */
  post(file: string): PostSource | undefined
}

/** Opens the `content/` folder of a site; unchanged files (by time and size) are read and checked once. */
export function openContent(root: string): ContentReader {
  const read = new Map<string, { stamp: string; result: ReturnType<typeof readPost> }>()
  let content: Content | undefined

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
    return content
  }
  return {
    refresh,
    current: () => content ?? refresh(),
    post: file => {
      try {
        return readOnce(file).post
      } catch {
        return undefined
      }
    },
  }
}
