import { ProblemError } from '#diagnostics'
import { isRecord } from '#support/is-record'
import { checkComponent } from './check-component.ts'
import { componentChunkName } from './component-chunk-name.ts'
import { sliceWithoutId } from './errors.ts'

/** A slice as plugins see it; shape as in Gatsby's `store.getState().slices`, where its id is called name. */
export interface Slice {
  readonly componentChunkName: string
  /** Absolute path of the component. */
  readonly componentPath: string
  readonly name: string
  readonly context: Readonly<Record<string, unknown>>
  /** Milliseconds since 1970. */
  readonly updatedAt: number
}

/** The slices of a site. */
export interface SliceStore {
  /** By id, in order of creation. */
  readonly slices: ReadonlyMap<string, Slice>
  /**
   * Adds a slice or replaces the one of its id.
   * @throws ProblemError when id or component are missing or unusable; nothing has changed then
   */
  createSlice(input: unknown, plugin: { readonly name: string }): Slice
  /** Deletes the slices that were not created since a moment (milliseconds since 1970), as after `createPages`. */
  deleteOlderThan(moment: number): void
}

/** Makes the slice store of one site. */
export function createSliceStore({
  root,
  checkContent,
}: {
  readonly root: string
  /** Whether the content of components is checked, as in a production build. */
  readonly checkContent: boolean
}): SliceStore {
  const slices = new Map<string, Slice>()
  const checkedComponents = new Map<string, string>()
  return {
    slices,
    createSlice(input, { name: plugin }) {
      const { id, component, context }: Readonly<Record<string, unknown>> = isRecord(input)
        ? input
        : {}
      if (typeof id !== 'string' || id === '') throw new ProblemError(sliceWithoutId(plugin))
      const subject = `slice ${id}`
      const options = { plugin, checkedComponents, checkContent }
      const componentPath = checkComponent(component, subject, options)
      const slice = {
        componentChunkName: componentChunkName(componentPath, root, 'slice'),
        componentPath,
        name: id,
        context: isRecord(context) ? context : {},
        updatedAt: Date.now(),
      }
      slices.set(id, slice)
      return slice
    },
    deleteOlderThan(moment) {
      for (const { name, updatedAt } of [...slices.values()]) {
        if (updatedAt < moment) slices.delete(name)
      }
    },
  }
}
