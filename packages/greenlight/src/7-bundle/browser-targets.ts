import type { Targets } from 'lightningcss'
import { ownRequire } from '#support/own-require'

/** What code and styles for a site's browsers are written for. */
export interface BrowserTargets {
  /** Each browser's oldest version, as Vite wants it for code, e.g. `chrome109`; sorted. */
  readonly code: readonly string[]
  /** The same for styles, as Lightning CSS wants it. */
  readonly styles: Targets
  /** Browsers that cannot load modules, by Browserslist's names, e.g. `ie 11`; sorted. */
  readonly withoutModules: readonly string[]
}

interface Browser {
  /** Vite's name; absent where it has none. */
  readonly code?: string
  readonly styles: keyof Targets
  /** The first version that loads modules. */
  readonly modules: number
}

const CHROME: Browser = { code: 'chrome', styles: 'chrome', modules: 61 }
const FIREFOX: Browser = { code: 'firefox', styles: 'firefox', modules: 60 }
const OPERA: Browser = { code: 'opera', styles: 'opera', modules: 48 }

/** By Browserslist's names. */
const KNOWN: Readonly<Record<string, Browser>> = {
  chrome: CHROME,
  and_chr: CHROME,
  // The same version numbers since it is Chrome inside.
  android: CHROME,
  edge: { code: 'edge', styles: 'edge', modules: 16 },
  firefox: FIREFOX,
  and_ff: FIREFOX,
  safari: { code: 'safari', styles: 'safari', modules: 11 },
  ios_saf: { code: 'ios', styles: 'ios_saf', modules: 11 },
  opera: OPERA,
  op_mob: OPERA,
  samsung: { styles: 'samsung', modules: 8.2 },
}

const NEVER_MODULES = new Set(['ie', 'ie_mob', 'op_mini', 'bb'])

/**
 * What the queries of Browserslist come to. Browsers that are another's engine under their own version numbers (UC,
 * QQ, Baidu) are taken to be as new as the rest.
 */
export async function browserTargets(queries: readonly string[]): Promise<BrowserTargets> {
  const browserslist: typeof import('browserslist') = ownRequire('browserslist')
  const oldest = new Map<Browser, readonly [major: number, minor: number]>()
  const withoutModules = new Set<string>()
  for (const listed of browserslist([...queries], { ignoreUnknownVersions: true })) {
    const [name = '', versions = ''] = listed.split(' ')
    const browser = KNOWN[name]
    const version = Number.parseFloat(versions)
    if (NEVER_MODULES.has(name) || (browser && version < browser.modules)) {
      withoutModules.add(listed)
    } else if (browser && Number.isFinite(version)) {
      // Of a range such as 16.0-16.1 the lower end.
      const [major = 0, minor = 0] = (versions.split('-')[0] ?? '').split('.').map(Number)
      const [oldMajor, oldMinor] = oldest.get(browser) ?? [Number.POSITIVE_INFINITY, 0]
      const isOlder = major < oldMajor || (major === oldMajor && minor < oldMinor)
      if (isOlder) oldest.set(browser, [major, minor])
    }
  }
  return {
    code: [...oldest]
      .flatMap(([{ code }, [major, minor]]) => (code ? [`${code}${major}.${minor}`] : []))
      .sort(),
    styles: Object.fromEntries(
      [...oldest].map(([{ styles }, [major, minor]]) => [styles, (major << 16) | (minor << 8)]),
    ),
    withoutModules: [...withoutModules].sort(),
  }
}
