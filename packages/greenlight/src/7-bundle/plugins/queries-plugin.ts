import type { Plugin as VitePlugin } from 'vite'
import type { BuildStage, RewrittenModule } from '../site-bundle.ts'

export interface QueriesPluginOptions {
  readonly stage: BuildStage
  readonly rewriteModule: (
    code: string,
    file: string,
    stage: BuildStage,
  ) => RewrittenModule | undefined
  /** Told which static queries a module asks for. */
  readonly onStaticQueries: (module: string, hashes: readonly string[]) => void
}

/** Puts the hashes of queries in the place of their texts, in the source as it was written. */
export function queriesPlugin({
  stage,
  rewriteModule,
  onStaticQueries,
}: QueriesPluginOptions): VitePlugin {
  return {
    name: 'greenlight:queries',
    enforce: 'pre',
    transform: {
      filter: {
        id: /\.[cm]?[jt]sx?(?:$|\?)/,
        code: /graphql|getServerData|config/,
      },
      handler(code, id) {
        const [file = id] = id.split('?')
        const rewritten = rewriteModule(code, file, stage)
        if (!rewritten) return undefined
        if (rewritten.staticQueryHashes.length > 0) {
          onStaticQueries(id, rewritten.staticQueryHashes)
        }
        return { code: rewritten.code, map: rewritten.map ?? null }
      },
    },
  }
}
