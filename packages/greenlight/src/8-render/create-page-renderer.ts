import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { pageDataFile, staticQueryFile } from './data-files.ts'
import type { PageToRender, RenderSetup } from './page-input.ts'

/** Renders pages one after another: plugins and sites keep state of the page they render in their modules. */
export interface PageRenderer {
  /**
   * Resolves with the HTML document of a page.
   * @throws what the page's components throw
   */
  render(page: PageToRender): Promise<string>
}

/** Makes the renderer of a bundle. Modules are loaded when the first page needs them. */
export function createPageRenderer(setup: RenderSetup): PageRenderer {
  const load = (file: string): Promise<unknown> =>
    import(pathToFileURL(join(setup.folder, file)).href)
  const staticResults = new Map<string, unknown>()
  let last: Promise<unknown> = Promise.resolve()

  function staticResult(hash: string): unknown {
    if (!staticResults.has(hash)) {
      staticResults.set(hash, JSON.parse(setup.staticQueryResults.get(hash) ?? '{}'))
    }
    return staticResults.get(hash)
  }

  async function renderNow(page: PageToRender): Promise<string> {
    const { path, componentChunkName, matchPath, staticQueryHashes } = page
    const [runtime, component] = await Promise.all([
      load(setup.entry),
      load(setup.components.get(componentChunkName) ?? missing(componentChunkName)),
    ])
    if (!isRecord(runtime) || !isFunction(runtime.renderPage)) {
      throw new Error('The bundle for rendering has no renderPage.')
    }
    const result: unknown = await runtime.renderPage({
      page: { path, componentChunkName, ...(matchPath === undefined ? {} : { matchPath }) },
      pageData: JSON.parse(page.pageData),
      staticQueryResults: Object.fromEntries(
        staticQueryHashes.map(hash => [hash, staticResult(hash)]),
      ),
      component,
      assets: {
        scripts: setup.scripts.get('app') ?? [],
        templateScripts: setup.scripts.get(componentChunkName) ?? [],
        ...(setup.style ? { style: setup.style } : {}),
        data: [pageDataFile(path), ...staticQueryHashes.map(staticQueryFile)].map(
          file => `${setup.publicPath}/${file}`,
        ),
      },
    })
    if (!isRecord(result) || typeof result.html !== 'string') {
      throw new Error('renderPage gave no HTML.')
    }
    return result.html
  }

  return {
    render(page) {
      const rendered = last.then(() => renderNow(page))
      last = rendered.catch(() => undefined)
      return rendered
    },
  }
}

function missing(chunk: string): never {
  throw new Error(`The bundle for rendering has no component ${chunk}.`)
}
