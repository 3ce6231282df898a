import type { GatsbyNodeModule, Plugin } from '#plugins'
import { compareByBytes } from '#support/compare-by-bytes'
import { isFunction } from '#support/is-function'

const PAGE_CREATOR = 'gatsby-plugin-page-creator'

/** What the hook is called with, as far as it is looked at here. */
interface StatefulArguments {
  readonly actions: { readonly createPage: (...args: readonly unknown[]) => unknown }
  readonly graphql: (...args: readonly unknown[]) => Promise<unknown>
}

/** A call of `createPage` that waits for its turn. */
interface Call {
  readonly args: readonly unknown[]
  readonly place: TemplatePlace
}

/** What the order of pages goes by. */
interface TemplatePlace {
  readonly component: string
  readonly folder: string
  /** Folders above it. */
  readonly depth: number
  /** Whether it makes a page for each node of a model. */
  readonly hasMany: boolean
}

/**
 * Hooks of gatsby-plugin-page-creator that create pages in one order in every run: templates of one page each first,
 * folder by folder as they lie, then those of many pages. The plugin creates them as the file system and queries
 * happen to answer, and does not wait for the pages of its last queries.
 */
export function withPageOrder({ name }: Plugin, hooks: GatsbyNodeModule): GatsbyNodeModule {
  const { createPagesStatefully: create } = hooks
  if (name !== PAGE_CREATOR || !isFunction(create)) return hooks
  return {
    ...hooks,
    async createPagesStatefully(api: StatefulArguments, options: unknown) {
      const calls: Call[] = []
      let isCollecting = true
      const createPage = (...args: readonly unknown[]) =>
        isCollecting
          ? calls.push({ args, place: placeOf(args[0]) })
          : api.actions.createPage(...args)
      const { graphql, answered } = followQueries(api.graphql)
      const own = { graphql, actions: { ...api.actions, createPage } }
      const callsBack = create.length === 3
      await new Promise<void>((resolve, reject) => {
        const done = (error: unknown) => (error ? reject(error) : resolve())
        const result = create.call(hooks, Object.assign(Object.create(api), own), options, done)
        Promise.resolve(result).then(callsBack ? undefined : () => resolve(), reject)
      })
      await answered()
      isCollecting = false
      for (const { args } of calls.sort(comparePlaces)) api.actions.createPage(...args)
    },
  }
}

/** A `graphql` function whose answers can be waited for, with what is done with them at once. */
function followQueries(graphql: StatefulArguments['graphql']) {
  const asked = new Set<Promise<unknown>>()
  return {
    graphql(...args: readonly unknown[]) {
      const answer = graphql(...args)
      asked.add(answer)
      const end = () => asked.delete(answer)
      answer.then(end, end)
      return answer
    },
    async answered(): Promise<void> {
      do {
        await Promise.allSettled(asked)
        await new Promise(resolve => setImmediate(resolve))
      } while (asked.size > 0)
    },
  }
}

function placeOf(page: unknown): TemplatePlace {
  const component =
    typeof page === 'object' && page !== null && 'component' in page ? String(page.component) : ''
  const folder = component.slice(0, component.lastIndexOf('/'))
  return { component, folder, depth: folder.split('/').length, hasMany: component.includes('{') }
}

function comparePlaces({ place: a }: Call, { place: b }: Call): number {
  return (
    Number(a.hasMany) - Number(b.hasMany) ||
    a.depth - b.depth ||
    compareByBytes(a.folder, b.folder) ||
    compareByBytes(a.component, b.component)
  )
}
