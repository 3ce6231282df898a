import { createRequire } from 'node:module'

/** `require` as the engine's own modules have it, for packages that are loaded where they are first asked for. */
export const ownRequire = createRequire(import.meta.url)
