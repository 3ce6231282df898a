import { posix } from 'node:path'
import type { Node } from 'gatsby'
import type { PictureReference } from '../nodes/publication'
import { type ResolverContext, resolveFieldOf, type SiteResolver } from './resolver-context'

/** A picture reference, with the address that stands in where none was given or the file is missing. */
export type PictureSource = PictureReference & { readonly substitute?: string }

const isRemote = (source: string) => /^https?:\/\//i.test(source)

/** Path of a local picture relative to the site's root: "/x" lies under static/, all else beside the naming file. */
export function localPath(picture: PictureReference): string | undefined {
  const { source, folder } = picture
  if (source === null || isRemote(source)) return undefined
  return source.startsWith('/') ? posix.join('static', source) : posix.join(folder, source)
}

/** Resolvers of the type Picture for the site in `root`. */
export function pictureResolvers(
  root: string,
): Readonly<Record<string, { resolve: SiteResolver<PictureSource> }>> {
  const findFile = async (
    picture: PictureSource,
    context: ResolverContext,
  ): Promise<Node | null> => {
    const path = localPath(picture)
    if (path === undefined) return null
    const absolutePath = posix.join(root.replaceAll('\\', '/'), path)
    return context.nodeModel.findOne({
      type: 'File',
      query: { filter: { absolutePath: { eq: absolutePath } } },
    })
  }
  return {
    url: {
      resolve: async (picture, _args, context, info) => {
        const { source, substitute = null } = picture
        if (source === null) return substitute
        if (isRemote(source)) return source
        const file = await findFile(picture, context)
        if (file === null) return substitute
        return source.startsWith('/')
          ? source
          : resolveFieldOf({ type: 'File', field: 'publicURL', node: file, context, info })
      },
    },
    file: {
      resolve: (picture, _args, context) => findFile(picture, context),
    },
    fallback: {
      resolve: async (picture, _args, context) =>
        picture.source === null ||
        (!isRemote(picture.source) && (await findFile(picture, context)) === null),
    },
  }
}
