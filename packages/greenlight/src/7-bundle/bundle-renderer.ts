import { join } from 'node:path'
import { createAssetNames } from './asset-names.ts'
import { nameEntries } from './name-entries.ts'
import { contentOf, entriesOf, runVite } from './run-vite.ts'
import type { BundleInput, RendererBundle } from './site-bundle.ts'
import { runtimeFolder, viteConfig } from './vite-config.ts'

/** What stays outside: one copy must serve the bundle and whatever else is loaded beside it. */
const EXTERNAL = ['react', 'react-dom']

const ENTRY = 'render'

/** Bundles what renders HTML: the runtime's `renderPage` and one entry for each template. */
export async function bundleRenderer(
  input: BundleInput,
  onSources: (files: readonly string[]) => void,
): Promise<RendererBundle> {
  const named = nameEntries([
    [ENTRY, join(runtimeFolder(), 'render/index.tsx')],
    ...input.components,
  ])
  const config = await viteConfig(input, 'build-html', {
    entries: named.modules,
    assetFileNames: await createAssetNames(),
    onSources,
  })
  const files = await runVite({
    ...config,
    ssr: { noExternal: true, external: EXTERNAL, target: 'node' },
    build: {
      ...config.build,
      ssr: true,
      ssrEmitAssets: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        ...config.build?.rolldownOptions,
        output: {
          ...config.build?.rolldownOptions?.output,
          entryFileNames: '[name]-[hash:20].mjs',
          chunkFileNames: '[name]-[hash:20].mjs',
        },
      },
    },
  })
  const entries = entriesOf(files, named)
  const components = new Map([...entries].map(([name, { fileName }]) => [name, fileName]))
  const entry = components.get(ENTRY)
  if (entry === undefined) throw new Error('The bundle for rendering has no entry.')
  components.delete(ENTRY)
  return { files: contentOf(files), entry, components }
}
