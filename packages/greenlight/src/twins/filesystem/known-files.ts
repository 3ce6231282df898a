import type { Stats } from 'node:fs'
import { isRecord } from '#support/is-record'
import { statesOf } from './file-node.ts'

/** A file or folder as the last run found it. */
export interface KnownFile {
  /** Id and digest of its node. */
  readonly id: string
  readonly digest: string
}

/**
 * What the last run found below a folder, in the order of its walk: each folder before what it holds. Places count
 * from 0.
 */
export interface KnownFiles {
  readonly size: number
  pathAt(place: number): string | undefined
  fileAt(place: number): KnownFile
  isFolderAt(place: number): boolean
  /** Quick for paths asked for in the order of the list. */
  placeOf(path: string): number | undefined
  /** Whether a file or folder is as it was. */
  isSame(place: number, stats: Stats): boolean
  /**
   * Whether a folder that is as it was must hold what it held: when it was read, its last change was so long ago that
   * a later one would have another time.
   */
  isSettled(place: number): boolean
  /** Whether a place is that of a folder that is not settled. */
  isUnsettled(place: number): boolean
}

/** What is kept, as JSON: a few long lists rather than many short ones. */
export interface KeptFiles {
  /** When the walk began; milliseconds since 1970. */
  readonly walkedAt: number
  readonly paths: readonly string[]
  readonly ids: readonly string[]
  readonly digests: readonly string[]
  /** `statesOf`, filled up to `WIDTH` numbers for each. */
  readonly states: readonly number[]
}

/** Times of file systems may be as coarse as two seconds, and their clocks differ from this machine's. */
const SETTLED_AFTER = 10_000

/** Numbers kept of each file. */
const WIDTH = 6

/** Places in `statesOf`. Files have no mode there. */
const [MODIFIED, CHANGED, MODE] = [1, 2, 4]

/** Whether a folder, read at a moment (milliseconds since 1970), is settled from then on. */
export function isOldEnough(
  { mtimeMs, ctimeMs }: Pick<Stats, 'mtimeMs' | 'ctimeMs'>,
  now: number,
): boolean {
  return Math.max(mtimeMs, ctimeMs) < now - SETTLED_AFTER
}

/** @param kept what `keepFiles` gave; anything else is no list */
export function openKnownFiles(kept: unknown): KnownFiles {
  const { walkedAt, paths, ids, digests, states } = isKeptFiles(kept) ? kept : NOTHING
  let places: Map<string, number> | undefined
  let next = 0
  const stateAt = (place: number, index: number) => states[place * WIDTH + index] ?? 0
  const isFolderAt = (place: number) => stateAt(place, MODE) !== 0
  const isSettled = (place: number) =>
    isOldEnough({ mtimeMs: stateAt(place, MODIFIED), ctimeMs: stateAt(place, CHANGED) }, walkedAt)

  return {
    size: paths.length,
    pathAt: place => paths[place],
    fileAt: place => ({ id: ids[place] ?? '', digest: digests[place] ?? '' }),
    isFolderAt,
    placeOf(path) {
      if (paths[next] !== path) {
        places ??= new Map(paths.map((one, place) => [one, place]))
        const place = places.get(path)
        if (place === undefined) return undefined
        next = place
      }
      return next++
    },
    isSame(place, stats) {
      const { size, mtimeMs, ctimeMs, ino, mode, uid } = stats
      const start = place * WIDTH
      return (
        states[start] === size &&
        states[start + 1] === mtimeMs &&
        states[start + 2] === ctimeMs &&
        states[start + 3] === ino &&
        (stats.isDirectory()
          ? states[start + 4] === mode && states[start + 5] === uid
          : states[start + 4] === 0)
      )
    },
    isSettled,
    isUnsettled: place => isFolderAt(place) && !isSettled(place),
  }
}

/**
 * What is to be kept of a walk.
 * @param files what it found
 * @param made the node of each
 * @param walkedAt when it began; milliseconds since 1970
 */
export function keepFiles(
  files: readonly { readonly path: string; readonly stats: Stats }[],
  made: readonly KnownFile[],
  walkedAt: number,
): KeptFiles {
  const fill = new Array<number>(WIDTH).fill(0)
  return {
    walkedAt,
    paths: files.map(({ path }) => path),
    ids: made.map(({ id }) => id),
    digests: made.map(({ digest }) => digest),
    states: files.flatMap(({ stats }) => [...statesOf(stats), ...fill].slice(0, WIDTH)),
  }
}

const NOTHING: KeptFiles = { walkedAt: 0, paths: [], ids: [], digests: [], states: [] }

function isKeptFiles(value: unknown): value is KeptFiles {
  if (!isRecord(value)) return false
  const { walkedAt, paths, ids, digests, states } = value
  return (
    typeof walkedAt === 'number' &&
    [paths, ids, digests, states].every(Array.isArray) &&
    Array.isArray(paths) &&
    [ids, digests].every(list => Array.isArray(list) && list.length === paths.length) &&
    Array.isArray(states) &&
    states.length === paths.length * WIDTH
  )
}
