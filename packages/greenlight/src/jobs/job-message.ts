/** What a job thread is started with. */
export interface JobThreadData {
  readonly setUp: ThreadSetUp | undefined
}

/** A function that prepares a thread before anything of a plugin is loaded, e.g. so that `gatsby` means the engine. */
export interface ThreadSetUp {
  /** URL of the module. */
  readonly module: string
  /** Name of the exported function; may be asynchronous. */
  readonly name: string
  /** Its argument; copied. */
  readonly argument: unknown
}

/** From the main thread: run a function of a worker file. */
export interface JobRequest {
  readonly digest: string
  readonly file: string
  readonly name: string
  readonly call: {
    readonly inputPaths: readonly { readonly path: string; readonly contentDigest: string }[]
    readonly outputDir: string
    readonly args: Readonly<Record<string, unknown>>
  }
}

/** From the thread: what became of it. */
export type JobReply =
  | { readonly digest: string; readonly result: unknown }
  | {
      readonly digest: string
      readonly error: { readonly message: string; readonly stack?: string | undefined }
    }
