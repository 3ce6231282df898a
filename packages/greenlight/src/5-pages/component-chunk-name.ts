import { relative, sep } from 'node:path'
import kebabCase from 'lodash-es/kebabCase.js'
import { murmurhash2 } from '#support/murmurhash2'

/** File names may have 255 characters; prefix, hash and extension need the rest. */
const LONGEST_NAME = 215
const KEPT_OF_LONG_NAME = 60

/** The name of a template's chunk, as Gatsby's `generateComponentChunkName`; plugins and hosts know them. */
export function componentChunkName(component: string, root: string, kind = 'component'): string {
  const path = relative(root, component).replace(
    /__contentFilePath=([^&]*)/,
    (_, file: string) => `__contentFilePath=${relative(root, file)}`,
  )
  let name = kebabCase(path)
  for (const part of path.split(sep)) {
    // Brackets of file routes tell apart what kebab case would make equal.
    const match = /^[[{]/.test(part) ? /(\[(.*)\]|\{(.*)\})/.exec(part) : null
    if (match) name = name.replace(`-${match[2] || match[3]}-`, `-${match[0]}-`)
  }
  if (name.length > LONGEST_NAME) {
    name = `${murmurhash2(name, 0)}-${name.slice(-KEPT_OF_LONG_NAME)}`
  }
  return `${kind}---${name}`
}
