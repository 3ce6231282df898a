/** Where a thread keeps what it wants done before its first `import()`. */
const PREPARATION = Symbol.for('greenlight.before-imports')

/** Has a function called once in this thread, before anything that is not the engine's own is loaded by `import()`. */
export function beforeImports(prepare: () => void): void {
  Reflect.set(globalThis, PREPARATION, prepare)
}

/** Does what was asked for with `beforeImports`, the first time it is called. */
export function prepareImports(): void {
  const prepare: unknown = Reflect.get(globalThis, PREPARATION)
  if (typeof prepare !== 'function') return
  Reflect.deleteProperty(globalThis, PREPARATION)
  prepare()
}

/** Whether what was asked for with `beforeImports` is still to be done. */
export function isWaitingForImports(): boolean {
  return Reflect.has(globalThis, PREPARATION)
}

/**
 * `import()` of a package or of a file's address. All of the engine imports by this function: V8 cannot keep compiled
 * code that imports (see `openCodeCache`), and hooks for modules cost a tenth of a second, so they wait until here.
 */
export function importModule(specifier: string) {
  prepareImports()
  return load(specifier)
}

/** `importModule` for packages of the engine's own that lead to no code of a site, nor to `gatsby`: without hooks. */
export function importOwnPackage(specifier: string) {
  return load(specifier)
}

function load(specifier: string) {
  return import(specifier)
}
