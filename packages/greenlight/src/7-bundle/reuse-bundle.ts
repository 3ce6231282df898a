import { deserialize, serialize } from 'node:v8'
import type { RecordStore } from '#cache'
import {
  areUnchanged,
  bundleKey,
  describeSources,
  listOwnFiles,
  type SourceFile,
} from './bundle-fingerprint.ts'
import { bundleSite } from './bundle-site.ts'
import type { BundleInput, SiteBundle } from './site-bundle.ts'

interface KeptBundle {
  readonly key: string
  readonly sources: readonly SourceFile[]
}

/** Says why a site is bundled again. */
export type BundleReason =
  | { readonly kind: 'first' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'files'; readonly files: readonly string[] }

/**
 * The bundle of an earlier run where nothing that it was made of has changed, else a new one, which is kept.
 * @param onBundle told why there is to be a new one
 * @throws ProblemError as `bundleSite`
 */
export async function bundleOrReuse(
  input: BundleInput,
  store: RecordStore,
  onBundle?: (reason: BundleReason) => void,
): Promise<SiteBundle> {
  const key = bundleKey(input)
  const kept = read<KeptBundle>(store, 'inputs')
  if (kept?.key === key && areUnchanged(kept.sources)) {
    const bundle = read<SiteBundle>(store, 'bundle')
    if (bundle) return bundle
  }
  onBundle?.(reasonOf(kept, key))
  const began = Date.now()
  const bundle = await bundleSite(input)
  const sources = [...new Set([...bundle.sources, ...listOwnFiles(input)])]
  const inputs: KeptBundle = { key, sources: describeSources(sources, began) }
  store.set('inputs', serialize(inputs))
  store.set('bundle', serialize(bundle))
  return bundle
}

function reasonOf(kept: KeptBundle | undefined, key: string): BundleReason {
  if (!kept) return { kind: 'first' }
  const files = kept.sources.filter(source => !areUnchanged([source])).map(({ path }) => path)
  return kept.key === key || files.length > 0 ? { kind: 'files', files } : { kind: 'settings' }
}

function read<T>(store: RecordStore, name: string): T | undefined {
  const bytes = store.get(name)
  return bytes ? deserialize(bytes) : undefined
}
