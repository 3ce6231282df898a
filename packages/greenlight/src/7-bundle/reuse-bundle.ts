import { deserialize, serialize } from 'node:v8'
import type { RecordStore } from '#cache'
import {
  areUnchanged,
  bundleKey,
  describeSources,
  listConfigFiles,
  listOwnFiles,
  type SourceFile,
} from './bundle-fingerprint.ts'
import { bundleSite } from './bundle-site.ts'
import { valuesOf, variablesIn } from './bundle-variables.ts'
import type { BundleInput, SiteBundle } from './site-bundle.ts'

interface KeptBundle {
  readonly key: string
  readonly sources: readonly SourceFile[]
  /** Environment variables that the sources mention, and the values that counted. */
  readonly variables: readonly string[]
  readonly values: string
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
  const areSettingsSame =
    kept?.key === key && kept.values === valuesOf(input.settings, kept.variables)
  if (areSettingsSame && areUnchanged(kept.sources)) {
    const bundle = read<SiteBundle>(store, 'bundle')
    if (bundle) return bundle
  }
  onBundle?.(reasonOf(kept, areSettingsSame))
  const began = Date.now()
  const bundle = await bundleSite(input)
  const sources = [...new Set([...bundle.sources, ...listOwnFiles(input)])]
  const variables = variablesIn([...sources, ...listConfigFiles(input.root)])
  const inputs: KeptBundle = {
    key,
    sources: describeSources(sources, began),
    variables,
    values: valuesOf(input.settings, variables),
  }
  store.set('inputs', serialize(inputs))
  store.set('bundle', serialize(bundle))
  return bundle
}

function reasonOf(kept: KeptBundle | undefined, areSettingsSame: boolean): BundleReason {
  if (!kept) return { kind: 'first' }
  const files = kept.sources.filter(source => !areUnchanged([source])).map(({ path }) => path)
  return areSettingsSame || files.length > 0 ? { kind: 'files', files } : { kind: 'settings' }
}

function read<T>(store: RecordStore, name: string): T | undefined {
  const bytes = store.get(name)
  return bytes ? deserialize(bytes) : undefined
}
