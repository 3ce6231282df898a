import type { Plugin as VitePlugin } from 'vite'
import type { BuildStage, RewrittenModule, SliceUse } from '../site-bundle.ts'

/** What a module asks of the site's data. */
export interface ModuleUses {
  readonly staticQueryHashes: readonly string[]
  readonly slices: readonly SliceUse[]
}

export interface QueriesPluginOptions {
  readonly stage: BuildStage
  readonly rewriteModule: (
    code: string,
    file: string,
    stage: BuildStage,
  ) => RewrittenModule | undefined
  readonly slicesOf: (code: string, file: string) => readonly SliceUse[]
  /** Told what a module asks for, by its id. */
  readonly onUses: (module: string, uses: ModuleUses) => void
}

/** Puts the hashes of queries in the place of their texts, in the source as it was written. */
export function queriesPlugin({
  stage,
  rewriteModule,
  slicesOf,
  onUses,
}: QueriesPluginOptions): VitePlugin {
  return {
    name: 'greenlight:queries',
    enforce: 'pre',
    transform: {
      filter: {
        id: /\.[cm]?[jt]sx?(?:$|\?)/,
        code: /graphql|getServerData|config|Slice/,
      },
      handler(code, id) {
        const [file = id] = id.split('?')
        const rewritten = rewriteModule(code, file, stage)
        const uses = {
          staticQueryHashes: rewritten?.staticQueryHashes ?? [],
          slices: slicesOf(code, file),
        }
        if (uses.staticQueryHashes.length + uses.slices.length > 0) onUses(id, uses)
        return rewritten && { code: rewritten.code, map: rewritten.map ?? null }
      },
    },
  }
}
