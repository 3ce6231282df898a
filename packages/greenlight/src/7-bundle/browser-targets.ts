/** What code and styles for a site's browsers are written for. */
export interface BrowserTargets {
  /** Each browser's oldest version, as Vite wants it, e.g. `chrome109`; sorted. */
  readonly targets: readonly string[]
  /** Browsers that cannot load modules, by Browserslist's names, e.g. `ie 11`; sorted. */
  readonly withoutModules: readonly string[]
}

/** Browserslist's names of browsers by those of Vite, and the first version that loads modules. */
const KNOWN: Readonly<Record<string, { readonly name: string; readonly modules: number }>> = {
  chrome: { name: 'chrome', modules: 61 },
  and_chr: { name: 'chrome', modules: 61 },
  // The same version numbers since it is Chrome inside.
  android: { name: 'chrome', modules: 61 },
  edge: { name: 'edge', modules: 16 },
  firefox: { name: 'firefox', modules: 60 },
  and_ff: { name: 'firefox', modules: 60 },
  safari: { name: 'safari', modules: 11 },
  ios_saf: { name: 'ios', modules: 11 },
  opera: { name: 'opera', modules: 48 },
  op_mob: { name: 'opera', modules: 48 },
}

const NEVER_MODULES = new Set(['ie', 'ie_mob', 'op_mini', 'bb'])

/**
 * What the queries of Browserslist come to. Browsers that only exist with another's engine inside (UC, QQ, Samsung
 * Internet) are as new as these.
 */
export async function browserTargets(queries: readonly string[]): Promise<BrowserTargets> {
  const { default: browserslist } = await import('browserslist')
  const oldest = new Map<string, number>()
  const withoutModules = new Set<string>()
  for (const listed of browserslist([...queries], { ignoreUnknownVersions: true })) {
    const [browser = '', versions = ''] = listed.split(' ')
    const known = KNOWN[browser]
    const version = Number.parseFloat(versions)
    if (NEVER_MODULES.has(browser) || (known && version < known.modules)) withoutModules.add(listed)
    else if (known && Number.isFinite(version)) {
      oldest.set(known.name, Math.min(version, oldest.get(known.name) ?? version))
    }
  }
  return {
    targets: [...oldest].map(([name, version]) => `${name}${version}`).sort(),
    withoutModules: [...withoutModules].sort(),
  }
}
