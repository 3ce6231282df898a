import type { Emitter } from '../browser/emitter.ts'
import type { PageLoader } from '../browser/page-loader.ts'
import type { NavigateOptions } from '../gatsby/link.tsx'

declare global {
  interface Window {
    /** Path of the page in the document, without prefix. */
    pagePath?: string
    /** Address of the page's template by chunk name. */
    ___pageChunks?: Readonly<Record<string, string>>
    ___loader?: PageLoader
    ___emitter?: Emitter
    ___push?: (to: string) => void
    ___replace?: (to: string) => void
    ___navigate?: (to: string | number, options?: NavigateOptions) => void
    /** A new service worker is in charge: the next page is loaded whole. */
    ___swUpdated?: boolean
    /** The page's own files could not be loaded. */
    ___failedResources?: boolean
    ___webpackCompilationHash?: string
    ___chunkMapping?: Readonly<Record<string, readonly string[]>>
  }
}
