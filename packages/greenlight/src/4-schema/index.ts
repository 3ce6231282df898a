// Building a schema.
export { buildSiteSchema } from './build/build-site-schema.ts'
// What is learnt of the nodes' fields, kept from build to build.
export { createInference, type Inference } from './inference/inference.ts'
export type { InferredTypes } from './inference/type-source.ts'
// What plugins say of the schema, and what the build needs besides.
export type * from './schema-input.ts'
// What comes out: queries are answered over it.
export type * from './site-schema.ts'
export type { RemoteFileResolvers } from './types/remote-file.ts'
