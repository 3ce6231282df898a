import { GraphQLJSON, SchemaComposer } from 'graphql-compose'
import { addDirectives } from '../extensions/directives.ts'
import type { FieldExtensions } from '../extensions/field-extensions.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
import { nodeInterface } from '../types/node-interface.ts'
import { type RemoteFileResolvers, remoteFileInterface } from '../types/remote-file.ts'
import { DateScalar, GatsbyImageDataScalar } from '../types/scalars.ts'
import type { Composer } from './composer.ts'

/** A schema with the interfaces, scalars and directives every site has, and no types yet. */
export function createSchemaComposer(
  extensions: FieldExtensions,
  remoteFile: RemoteFileResolvers | undefined,
): Composer {
  const composer = new SchemaComposer<ResolverContext>()
  nodeInterface(composer)
  remoteFileInterface(composer, remoteFile)
  composer.add(DateScalar)
  composer.add(GraphQLJSON)
  composer.add(GatsbyImageDataScalar)
  addDirectives(composer, extensions)
  return composer
}
