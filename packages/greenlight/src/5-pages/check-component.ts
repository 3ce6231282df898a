import { readFileSync, statSync } from 'node:fs'
import { extname, isAbsolute, normalize } from 'node:path'
import { ProblemError } from '#diagnostics'
import { unusableComponent, withoutComponent } from './errors.ts'

export interface CheckComponentOptions {
  readonly plugin: string
  /** Components that were found usable, as they were given, with their normalised paths; this one is added. */
  readonly checkedComponents: Map<string, string>
  /** Whether the content is checked, as in a production build. */
  readonly checkContent: boolean
}

const HAS_DEFAULT_EXPORT =
  /export default|module\.exports|exports\.default|exports\["default"\]|export \{.* as default.*\}|export \{\s*default\s*\}/s

/**
 * Checks what a plugin gave as the component of a page or slice, by the rules of Gatsby's `validateComponent`.
 *
 * @param subject what the component is for, as messages name it: `page /a/`, `slice header`
 * @returns its normalised path, with `?__contentFilePath=` where there was one
 * @throws ProblemError when it is missing or cannot be used
 */
export function checkComponent(
  component: unknown,
  subject: string,
  { plugin, checkedComponents, checkContent }: CheckComponentOptions,
): string {
  if (typeof component !== 'string' || component === '') {
    throw new ProblemError(withoutComponent(subject, plugin))
  }
  const known = checkedComponents.get(component)
  if (known !== undefined) return known
  const [file = '', contentFile] = component.split('?__contentFilePath=')
  const fail = (why: string) => {
    throw new ProblemError(unusableComponent({ subject, component, why }, plugin))
  }
  if (!checkedComponents.has(file)) {
    if (!isAbsolute(file)) fail('is not an absolute path')
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) fail('does not exist')
    if (checkContent && !file.includes('/.cache/')) checkExport(file, fail)
    checkedComponents.set(file, normalize(file))
  }
  // Of those with a content file there may be as many as pages.
  return contentFile === undefined
    ? normalize(file)
    : `${normalize(file)}?__contentFilePath=${contentFile}`
}

function checkExport(file: string, fail: (why: string) => void): void {
  const source = readFileSync(file, 'utf8')
  if (source === '') fail('is an empty file')
  if (!['.js', '.jsx', '.ts', '.tsx'].includes(extname(file))) return
  if (!HAS_DEFAULT_EXPORT.test(source)) fail('has no default export')
}
