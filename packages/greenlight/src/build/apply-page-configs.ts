import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SiteBundle } from '#bundle'
import { messageOf } from '#diagnostics'
import { type Page, pageConfigFailed, pagesDeferred } from '#pages'
import type { ExtractedQueries } from '#queries'
import { importModule } from '#support/import-module'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import type { Site } from '../site.ts'
import { rendererFolder } from './render-setup.ts'

const STATUS_PAGE = /^\/(?:404|500)\.html$/

/** The name under which Gatsby's code for `config` looks for the function that answers queries. */
const GRAPHQL = '__gatsbyGraphql'

/**
 * Asks the `config` exports of templates which of their pages may wait for their first reader, as Gatsby does: once
 * for each template, with `graphql` for the queries in it, then for each of its pages with the parameters of its file
 * route. Such pages are of mode DSG in the store, and are rendered in the build like all others.
 */
export async function applyPageConfigs(
  site: Site,
  {
    queries: { components },
    bundle: { renderer },
  }: { readonly queries: ExtractedQueries; readonly bundle: SiteBundle },
): Promise<void> {
  const { pages, failures, config, schema } = site
  const all = [...pages.pages.values()]
  const asked = new Map<string, Page[]>()
  for (const page of all) {
    if (!components.get(page.componentPath)?.config || page.mode === 'SSR') continue
    asked.set(page.componentPath, [...(asked.get(page.componentPath) ?? []), page])
  }
  Object.assign(globalThis, {
    [GRAPHQL]: (query: string) => schema.execute({ query, variables: {}, pageContext: {} }),
  })
  try {
    for (const [component, itsPages] of asked) {
      const [file = component] = component.split('?')
      try {
        const chunk = renderer.components.get(itsPages[0]?.componentChunkName ?? '') ?? ''
        const decide = await loadConfig(join(rendererFolder(config), chunk))
        for (const { path, context } of itsPages) {
          const { __params: params } = context
          const mode = modeOf(decide({ params: isRecord(params) ? params : {} }))
          if (mode && !STATUS_PAGE.test(path)) pages.setMode(path, mode)
        }
      } catch (error) {
        failures.add(pageConfigFailed(file, messageOf(error)))
      }
    }
  } finally {
    Reflect.deleteProperty(globalThis, GRAPHQL)
  }
  const deferred = [...pages.pages.values()].filter(({ mode }) => mode === 'DSG')
  if (deferred.length > 0) failures.add(pagesDeferred(deferred.map(({ path }) => path)))
}

type Decide = (page: { readonly params: Readonly<Record<string, unknown>> }) => unknown

/** What a template's `config` gives: the function that decides for each page. */
async function loadConfig(module: string): Promise<Decide> {
  const template: unknown = await importModule(pathToFileURL(module).href)
  const config = isRecord(template) ? template.config : undefined
  const decide: unknown = isFunction(config) ? await config() : undefined
  if (!isFunction(decide)) throw new Error(`config must give a function, not ${typeof decide}`)
  return decide
}

function modeOf(answer: unknown): Page['mode'] | undefined {
  if (!isRecord(answer) || typeof answer.defer !== 'boolean') return undefined
  return answer.defer ? 'DSG' : 'SSG'
}
