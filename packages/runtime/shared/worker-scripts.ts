import { createContext } from 'react'

/**
 * Told of each script of a page that is to run in a worker, with the functions of `window` that it answers. There is
 * nobody to be told in browsers.
 */
export const WorkerScripts = createContext<((forward: readonly string[]) => void) | undefined>(
  undefined,
)
