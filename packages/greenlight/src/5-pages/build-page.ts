import { type Problem, ProblemError } from '#diagnostics'
import { isRecord } from '#support/is-record'
import { checkComponent } from './check-component.ts'
import { componentChunkName } from './component-chunk-name.ts'
import { escapingPath, pageWithoutPath, reservedContext, truncatedPath } from './errors.ts'
import type { Page, PageCreator, PageInput } from './page.ts'
import { applyTrailingSlash, leadsOut, truncatePath } from './page-path.ts'

const RESERVED = [
  'path',
  'matchPath',
  'component',
  'componentChunkName',
  'pluginCreator___NODE',
  'pluginCreatorId',
] as const

export interface BuildPageOptions {
  readonly root: string
  readonly trailingSlash: 'always' | 'never' | 'ignore'
  /** As `CheckComponentOptions.checkedComponents`. */
  readonly checkedComponents: Map<string, string>
  /** Whether the content of components is checked, as in a production build. */
  readonly checkContent: boolean
  readonly stateful: boolean
  /** Names of chunks by component; the page's is added. */
  readonly chunkNames: Map<string, string>
  /** The file that stands in for a theme's template. */
  readonly shadowOf?: (component: string) => string | undefined
  readonly warn: (problem: Problem) => void
}

/**
 * Makes a page of what a plugin passed to `createPage`, by Gatsby's rules.
 * The name of the page's component is made of the path as it was given, before slashes are set right.
 *
 * @throws ProblemError when path or component are missing or unusable, or the context hides a page's own field
 */
export function buildPage(input: PageInput, creator: PageCreator, options: BuildPageOptions): Page {
  const { root, trailingSlash, stateful, warn } = options
  const plugin = creator.name
  if (typeof input.path !== 'string' || input.path === '') {
    throw new ProblemError(pageWithoutPath(plugin))
  }
  const given = input.path
  if (leadsOut(given)) throw new ProblemError(escapingPath(given, plugin))
  const context = isRecord(input.context) ? input.context : {}
  checkContext(given, { input, context, plugin, warn })
  const asked = checkComponent(input.component, `page ${given}`, { plugin, ...options })
  const component = options.shadowOf?.(asked) ?? asked

  const chunkName = options.chunkNames.get(component) ?? componentChunkName(component, root)
  options.chunkNames.set(component, chunkName)
  const short = truncatePath(given)
  if (short !== given) warn(truncatedPath(given, short, plugin))
  const slashed = applyTrailingSlash(short, trailingSlash)
  const path = slashed.startsWith('/') ? slashed : `/${slashed}`
  return {
    internalComponentName: given === '/' ? 'ComponentIndex' : `Component${given}`,
    path,
    matchPath: typeof input.matchPath === 'string' ? input.matchPath : undefined,
    component,
    componentPath: component,
    componentChunkName: chunkName,
    isCreatedByStatefulCreatePages: stateful,
    context,
    updatedAt: Date.now(),
    slices: isRecordOfStrings(input.slices) ? input.slices : {},
    pluginCreator___NODE: creator.id ?? '',
    pluginCreatorId: creator.id ?? '',
    ...(input.defer ? { defer: true } : {}),
    mode: input.defer && !/^\/(?:404|500)\.html$/.test(path) ? 'DSG' : 'SSG',
    ...(typeof input.ownerNodeId === 'string' ? { ownerNodeId: input.ownerNodeId } : {}),
  }
}

function checkContext(
  path: string,
  {
    input,
    context,
    plugin,
    warn,
  }: {
    readonly input: PageInput
    readonly context: Readonly<Record<string, unknown>>
    readonly plugin: string
    readonly warn: (problem: Problem) => void
  },
): void {
  const keys = RESERVED.filter(key => key in context)
  if (keys.length === 0) return
  const own = new Map<string, unknown>(Object.entries(input))
  const differs = keys.some(key => context[key] !== own.get(key))
  const problem = reservedContext({ path, keys, differs }, plugin)
  if (differs) throw new ProblemError(problem)
  warn(problem)
}

function isRecordOfStrings(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every(item => typeof item === 'string')
}
