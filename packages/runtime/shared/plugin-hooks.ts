/** A gatsby-browser or gatsby-ssr file with the options of its plugin. */
export interface BundledPlugin {
  readonly name: string
  readonly module: Readonly<Record<string, unknown>>
  readonly options: object
}

/** A hook of such a file. */
type Hook = (args: object, options: object) => unknown

/** Calls one hook of every plugin that has it, in order. Errors name the plugin, but for the site's own. */
export interface PluginHooks {
  /** Results but for `undefined`. @param next makes the arguments for the next plugin of what one gave */
  run(hook: string, args: object, next?: (result: unknown) => object): readonly unknown[]
  /** As `run`, one after another. */
  runAsync(hook: string, args: object): Promise<readonly unknown[]>
}

/** Makes the hooks of a list of plugins. */
export function createPluginHooks(plugins: readonly BundledPlugin[]): PluginHooks {
  const implementing = (name: string) =>
    plugins.flatMap(plugin => {
      const hook = plugin.module[name]
      return isHook(hook) ? [{ plugin, hook }] : []
    })
  return {
    run(name, args, next) {
      let current = args
      const results: unknown[] = []
      for (const { plugin, hook } of implementing(name)) {
        const result = call(() => hook(current, plugin.options), plugin)
        if (result && next) current = next(result)
        if (result !== undefined) results.push(result)
      }
      return results
    },
    async runAsync(name, args) {
      const results: unknown[] = []
      for (const { plugin, hook } of implementing(name)) {
        const result = await call(() => hook(args, plugin.options), plugin)
        if (result !== undefined) results.push(result)
      }
      return results
    },
  }
}

function isHook(value: unknown): value is Hook {
  return typeof value === 'function'
}

function call<T>(run: () => T, { name }: BundledPlugin): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof Error && name !== 'default-site-plugin') {
      error.message += ` (from plugin: ${name})`
    }
    throw error
  }
}
