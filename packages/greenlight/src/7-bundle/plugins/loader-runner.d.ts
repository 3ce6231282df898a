/** webpack's runner of loaders, which comes without types: as far as it is used here. */
declare module 'loader-runner' {
  /** `this` within a loader. */
  export interface LoaderContext {
    /** The loader's options. */
    readonly query: unknown
  }

  export interface RunLoaderOptions {
    /** File with its query. */
    readonly resource: string
    readonly loaders: readonly {
      readonly loader: string
      readonly options: Readonly<Record<string, unknown>>
      /** Stands for the options in the loader's name. */
      readonly ident: string
    }[]
    /** Reads the file in its place. */
    readonly readResource?: (
      path: string,
      callback: (error: Error | null, content: Buffer) => void,
    ) => void
    /** What stands on `this` of loaders beside what the runner puts there. */
    readonly context: Readonly<Record<string, unknown>>
  }

  export interface RunLoaderResult {
    /** What the first loader gave: code, source map and more. Absent after a failure. */
    readonly result?: readonly (string | Buffer | undefined)[]
    readonly fileDependencies: readonly string[]
  }

  export function runLoaders(
    options: RunLoaderOptions,
    callback: (error: Error | null, result: RunLoaderResult) => void,
  ): void
}
