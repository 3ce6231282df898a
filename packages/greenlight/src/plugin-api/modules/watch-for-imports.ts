import { Module } from 'node:module'
import { isWaitingForImports, prepareImports } from '#support/import-module'
import { isFunction } from '#support/is-function'
import { engineFolder } from '#support/own-files'
import { importsIn } from './imports-in.ts'
import { createPackageSearch } from './package-search.ts'

/** Packages of Gatsby's world import `gatsby` also where their manifests do not say so. */
const mayImportRedirected = (name: string) => name === 'graphql' || name.includes('gatsby')

/**
 * Has `prepareImports` called before the first module runs that may lead to an ES module which imports `gatsby` or
 * `graphql`. The hooks for these run in a thread that costs a tenth of a second, and few sites have such a module. The
 * engine's own say so themselves, by `importModule`.
 */
export function watchForImports(): void {
  const original: unknown = Reflect.get(Module.prototype, '_compile')
  if (!isFunction(original)) {
    prepareImports()
    return
  }
  const compileOriginally = original
  const mayLeadTo = createPackageSearch(mayImportRedirected)
  const own = engineFolder()
  const needsHooks = (content: unknown, file: unknown, format: unknown) => {
    if (typeof content !== 'string' || typeof file !== 'string') return true
    if (own !== undefined && file.startsWith(own)) return false
    if (typeof format === 'string' && format.startsWith('module')) return mayLeadTo(file)
    const imports = importsIn(content)
    return imports === 'unknown' || imports.some(name => mayLeadTo(file, name))
  }
  function compile(this: unknown, ...args: readonly unknown[]): unknown {
    const [content, file, format] = args
    if (isWaitingForImports() && needsHooks(content, file, format)) {
      prepareImports()
    }
    return compileOriginally.apply(this, [...args])
  }
  Reflect.set(Module.prototype, '_compile', compile)
}
