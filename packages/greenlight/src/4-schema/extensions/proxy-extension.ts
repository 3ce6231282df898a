import type { FieldExtension } from '../schema-input.ts'
import { type FieldSource, redirect } from './redirect.ts'

/** `@proxy(from: "other.field", fromNode: false)`: the field shows the value of another one. */
export const proxyExtension: FieldExtension = {
  name: 'proxy',
  description: 'Proxy resolver from another field.',
  args: {
    from: 'String!',
    fromNode: { type: 'Boolean!', defaultValue: false },
  },
  extend: (options: FieldSource, { resolve }) => ({
    resolve: (source, args, context, info) =>
      (resolve ?? context.defaultFieldResolver)(source, args, context, redirect(info, options)),
  }),
}
