/** Entry modules under names that may stand in file names and addresses. */
export interface NamedEntries {
  /** Entry module by safe name. */
  readonly modules: Readonly<Record<string, string>>
  /** The name that a safe name stands for. */
  readonly nameOf: (safe: string) => string
}

/**
 * Names entries safely: names of templates may hold brackets and other characters of file routes.
 * @param modules entry module by name
 */
export function nameEntries(modules: Iterable<readonly [string, string]>): NamedEntries {
  const names = new Map<string, string>()
  const safeModules: Record<string, string> = {}
  for (const [name, module] of modules) {
    const base = name.replace(/[^\w-]/g, '_')
    let safe = base
    for (let count = 2; names.has(safe); count++) safe = `${base}_${count}`
    names.set(safe, name)
    safeModules[safe] = module
  }
  return { modules: safeModules, nameOf: safe => names.get(safe) ?? safe }
}
