import { type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql'
import type { QueryTrace } from '../../site-schema.ts'
import { isPromise } from '../maybe-promise.ts'
import type { ResolverContext } from '../resolver-context.ts'

/**
 * Makes every resolver of a schema report its time to `context.trace`, where there is one. Done once, when the
 * first query asks for a trace: untraced sites pay nothing.
 */
export function timeResolvers(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field
      if (!resolve) continue
      field.resolve = (source, args, context: ResolverContext, info) => {
        const trace = context?.trace as QueryTrace | undefined
        if (!trace) return resolve(source, args, context, info)
        const started = performance.now()
        const report = (): void =>
          trace.resolverRun({
            parentType: type.name,
            field: field.name,
            milliseconds: performance.now() - started,
          })
        const result: unknown = resolve(source, args, context, info)
        if (isPromise(result)) result.then(report, report)
        else report()
        return result
      }
    }
  }
}
