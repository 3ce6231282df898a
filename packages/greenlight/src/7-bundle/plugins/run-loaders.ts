// The declarations count in every project that reads this file.
/// <reference path="./loader-runner.d.ts" />
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, join } from 'node:path'
import { callbackify, promisify } from 'node:util'
import type { LoaderContext } from 'loader-runner'
import { isRecord } from '#support/is-record'
import { ownRequire } from '#support/own-require'
import type { LoaderUse } from '../webpack/module-rules.ts'

/** Few sites use loaders, so they alone load what runs them. */
function loaderRunner(): typeof import('loader-runner') {
  return ownRequire('loader-runner')
}

export interface RunLoadersOptions {
  /** The file, absolute, and its query with its question mark. */
  readonly path: string
  readonly query: string
  readonly root: string
  readonly stage: 'build-javascript' | 'build-html'
  /** Gives what the first loader is to see, where that is not the file as it is. */
  readonly read?: () => Promise<string>
}

/** What loaders made of a file. */
export interface LoadedModule {
  readonly code: string
  /** Absolute paths of all files that were read for it, the module itself among them. */
  readonly dependencies: readonly string[]
}

/**
 * Runs loaders of webpack over a file. Loaders see what loaders commonly ask for: options, paths, files, mode and target.
 * What needs a running webpack (`importModule`, `emitFile`, `_compiler`) is not there.
 *
 * @throws what a loader throws
 */
export async function runLoaders(
  uses: readonly LoaderUse[],
  { path, query, root, stage, read }: RunLoadersOptions,
): Promise<LoadedModule> {
  const { resolve } = createRequire(join(root, 'package.json'))
  const { result, fileDependencies } = await promisify(loaderRunner().runLoaders)({
    resource: `${path}${query}`,
    loaders: uses.map(({ loader, options }, index) => ({
      loader: isAbsolute(loader) ? loader : resolve(loader),
      options: isRecord(options) ? options : {},
      // Without it the runner writes options as JSON, which not all of them can be.
      ident: `use-${index}`,
    })),
    ...(read ? { readResource: callbackify(async (_: string) => Buffer.from(await read())) } : {}),
    context: {
      mode: 'production',
      target: stage === 'build-html' ? 'node' : 'web',
      webpack: true,
      rootContext: root,
      sourceMap: false,
      hot: false,
      fs,
      resolve: resolveFrom,
      getResolve: () => promisify(resolveFrom),
      getOptions(this: LoaderContext) {
        return this.query
      },
      emitWarning: ignore,
      emitError(error: unknown) {
        throw error
      },
      getLogger: () => ({ error: ignore, warn: ignore, info: ignore, log: ignore, debug: ignore }),
    },
  })
  const [code] = result ?? []
  return {
    code: typeof code === 'string' ? code : (code?.toString('utf8') ?? ''),
    dependencies: fileDependencies,
  }
}

/** Finds a module as Node does, for a loader that asks where one is. */
function resolveFrom(
  folder: string,
  request: string,
  callback: (error: unknown, path?: string) => void,
): void {
  let path: string
  try {
    path = createRequire(join(folder, 'package.json')).resolve(request)
  } catch (error) {
    callback(error)
    return
  }
  callback(null, path)
}

function ignore(): void {}
