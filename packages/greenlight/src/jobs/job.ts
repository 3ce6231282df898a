import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { createContentDigest } from '#support/create-content-digest'
import { inputMissing, pathNotAbsolute } from './errors.ts'
import type { FileDigests } from './file-digests.ts'

/** What a plugin passes to createJobV2. */
export interface JobInput {
  /** Name of the function that the plugin's gatsby-worker exports. */
  readonly name: string
  /** Absolute. */
  readonly inputPaths: readonly string[]
  /** Absolute; exists when the function is called. */
  readonly outputDir: string
  /** Plain data. */
  readonly args: Readonly<Record<string, unknown>>
}

/** What a job keeps of the plugin that made it. */
export interface JobPlugin {
  readonly name: string
  readonly version: string
  readonly resolve: string
}

/** A job as Gatsby's events and store show it. */
export interface Job {
  readonly id: string
  readonly name: string
  /** Digest of everything the result depends on: content of inputs, output folder, arguments, plugin. */
  readonly contentDigest: string
  readonly inputPaths: readonly { readonly path: string; readonly contentDigest: string }[]
  readonly outputDir: string
  readonly args: Readonly<Record<string, unknown>>
  readonly plugin: JobPlugin & { readonly isLocal: boolean }
}

/**
 * Makes the job that a plugin asked for; digests as Gatsby's.
 * @throws ProblemError when a path is not absolute or an input does not exist
 */
export function createJob(input: JobInput, plugin: JobPlugin, digests: FileDigests): Job {
  const { name, outputDir, args } = input
  for (const path of [...input.inputPaths, outputDir]) {
    if (!isAbsolute(path)) throw pathNotAbsolute(path, name, plugin.name)
  }
  const inputPaths = input.inputPaths.map(path => {
    if (!existsSync(path)) throw inputMissing(path, name, plugin.name)
    return { path: withSlashes(path), contentDigest: digests.of(path) }
  })
  const job = {
    name,
    inputPaths,
    outputDir: withSlashes(outputDir),
    args,
    plugin: {
      name: plugin.name,
      version: plugin.version,
      resolve: plugin.resolve,
      isLocal: !plugin.resolve.includes('/node_modules/'),
    },
  }
  const contentDigest = createContentDigest({
    ...job,
    inputPaths: inputPaths.map(({ contentDigest }) => contentDigest),
  })
  return { id: randomUUID(), ...job, contentDigest }
}

function withSlashes(path: string): string {
  return path.startsWith('\\\\?\\') ? path : path.replaceAll('\\', '/')
}
