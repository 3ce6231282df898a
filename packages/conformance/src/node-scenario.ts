/** Calls of node actions, to be made on an empty store; the same for stock Gatsby and for Greenlight. */
export interface NodeScenario {
  readonly plugins: readonly {
    readonly name: string
    /** Folder with the plugin's gatsby-node.js. */
    readonly folder: string
    readonly hooks: readonly string[]
  }[]
  readonly steps: readonly NodeStep[]
}

export type NodeStep = { readonly plugin: string } & (
  | { readonly call: 'create'; readonly node: unknown }
  | { readonly call: 'delete'; readonly id: string }
  | { readonly call: 'link'; readonly id: string; readonly child: string }
  | {
      readonly call: 'field'
      readonly id: string
      readonly name: string
      readonly value: unknown
    }
)

/** What came of a scenario. */
export interface ScenarioOutcome {
  /** As JSON, in the order of getNodes. */
  readonly nodes: readonly unknown[]
  /** Numbers of the steps that threw. */
  readonly thrown: readonly number[]
  /** What the validation said, each fault once. */
  readonly faults: readonly string[]
  /** What hooks wrote to the global `log`, in order. */
  readonly log: readonly string[]
}
