import { createRequire } from 'node:module'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { packageFile } from '#support/own-files'

/** Sets what modules of `gatsby-package` answer from in this thread. */
export function setCurrentModules(values: object | undefined): void {
  const module: unknown = createRequire(import.meta.url)(
    packageFile('src/plugin-api/gatsby-package/current-site.js'),
  )
  const set = isRecord(module) ? module.setCurrentSite : undefined
  if (isFunction(set)) set(values)
}
