import { resolve as resolvePath } from 'node:path'
import { andThen } from '../query/maybe-promise.ts'
import type { NodeModel } from '../query/node-model/node-model.ts'
import type { FieldExtension } from '../schema-input.ts'
import { type FieldSource, redirect } from './redirect.ts'

/**
 * `@fileByRelativePath(from)`: the field holds paths relative to the folder of the nearest `File` ancestor and
 * shows the `File` nodes there.
 */
export const fileExtension: FieldExtension = {
  name: 'fileByRelativePath',
  description: 'Link to File node by relative path.',
  args: { from: 'String' },
  extend: (options: FieldSource, { resolve }) => ({
    resolve: (source, args, context, info) => {
      const read = resolve ?? context.defaultFieldResolver
      return andThen(read(source, args, context, redirect(info, options)), value => {
        if (value === undefined || value === null) return null
        const folder = () => folderOf(source, context.nodeModel)
        return findFiles({ value, folder, nodeModel: context.nodeModel })
      })
    },
  }),
}

/** @throws Error when no `File` node is above the value: there is nothing the path could be relative to. */
function folderOf(source: unknown, nodeModel: NodeModel): string {
  const file = nodeModel.findRootNodeAncestor(source, node => node.internal?.type === 'File')
  if (!file) throw new Error('The path is relative, but its node has no File node as ancestor.')
  return String(file.dir)
}

interface FileLookup {
  readonly value: unknown
  readonly folder: () => string
  readonly nodeModel: NodeModel
}

function findFiles({ value, folder, nodeModel }: FileLookup): unknown {
  if (Array.isArray(value)) {
    const files = value.map(item => findFiles({ value: item, folder, nodeModel }))
    return files.some(file => file instanceof Promise) ? Promise.all(files) : files
  }
  if (typeof value !== 'string') {
    throw new TypeError(`A relative path must be a string, received ${typeof value}.`)
  }
  const absolutePath = resolvePath(folder(), value).replaceAll('\\', '/')
  return nodeModel.findFirst({
    query: { filter: { absolutePath: { eq: absolutePath } } },
    type: 'File',
  })
}
