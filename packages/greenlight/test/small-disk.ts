import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A file system of its own, small enough to be filled. */
export interface SmallDisk {
  /** Takes all the room that is left. */
  fill(): void
  /** Gives the room back. */
  free(): void
  setWritable(writable: boolean): void
  unmount(): void
}

/** Mounts a disk of some megabytes as a folder; undefined where this process may not. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk | undefined {
  mkdirSync(folder, { recursive: true })
  const mount = (...options: string[]) => spawnSync('mount', options).status === 0
  if (!mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder)) return undefined
  const filling = join(folder, '.filling')
  return {
    fill() {
      const file = openSync(filling, 'w')
      const piece = Buffer.alloc(4096, 1)
      try {
        for (;;) writeSync(file, piece)
      } catch {
        // Full.
      } finally {
        closeSync(file)
      }
    },
    free: () => rmSync(filling),
    setWritable: writable => mount('-o', `remount,${writable ? 'rw' : 'ro'}`, folder),
    unmount: () => spawnSync('umount', [folder]),
  }
}
