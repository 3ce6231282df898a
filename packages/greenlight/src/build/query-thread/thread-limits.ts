import type { BoundActions, StoreFacade } from '#plugin-api'
import type { SiteLimits } from '../../site-engine.ts'
import type { QueryRuns } from './query-run.ts'

/** Actions that change nothing which another query or the main thread would see, or whose effect is passed on. */
const HARMLESS = new Set([
  'createJobV2',
  'createJob',
  'setJob',
  'endJob',
  'touchNode',
  'createPageDependency',
  'addGatsbyImageSourceUrl',
])

/** Slices of the store that are complete in the main thread only. */
const NOT_HERE = new Set(['pages', 'redirects', 'components', 'slices', 'nodeManifests', 'jobsV2'])

/**
 * Gives back queries whose resolvers change the site, or look at what this thread does not have. While the site is
 * opened all is allowed: it is as in the main thread at the same moment.
 */
export function createThreadLimits(runs: QueryRuns): SiteLimits {
  function refuse(what: string): void {
    if (!runs.isRunning()) return
    runs.giveBack(what)
    throw new Error(`${what}: this thread only reads, and the query is run in the main thread.`)
  }

  return {
    actions(actions) {
      const limited: Record<string, BoundActions[string]> = {}
      for (const [name, action] of Object.entries(actions)) {
        limited[name] = HARMLESS.has(name)
          ? action
          : (...args) => {
              refuse(`a resolver calls the action ${name}`)
              return action(...args)
            }
      }
      return limited
    },
    store(store) {
      const limited: StoreFacade = {
        ...store,
        getState() {
          return new Proxy(store.getState(), {
            get(state, name, receiver) {
              if (typeof name === 'string' && NOT_HERE.has(name)) {
                refuse(`a resolver reads ${name} of the store`)
              }
              return Reflect.get(state, name, receiver)
            },
          })
        },
      }
      return limited
    },
  }
}
