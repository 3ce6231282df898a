import type { GraphQLError } from 'graphql'
import { isOwnFile, parseStack, stackOf, withFrame } from '#diagnostics'
import type { FailureLog, Plugin } from '#plugins'
import type { SiteSchema } from '#schema'
import { queryFailed, slowQuery } from './errors.ts'
import type { KeptAnswers } from './kept-answers.ts'

const SLOW_SECONDS = 10

/** The `graphql` that hooks receive: resolves data and errors, never rejects because of a query. */
export type GraphqlFunction = (
  query: unknown,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<{ readonly data?: unknown; readonly errors?: readonly GraphQLError[] }>

/**
 * Makes the `graphql` function of a hook. Errors of a query asked from a function named `createPages` fail the
 * command, as in Gatsby: there the plugin rarely looks at them.
 */
export function createGraphqlFunction({
  schema,
  plugin,
  hook,
  failures,
  answers,
}: {
  readonly schema: SiteSchema
  readonly plugin: Plugin
  readonly hook: string
  readonly failures: FailureLog
  /** Answers of the last run; every query is run where there are none. */
  readonly answers?: KeptAnswers
}): GraphqlFunction {
  return async (query, variables = {}) => {
    // Read only when something went wrong.
    const call = new Error()
    const started = performance.now()
    const asked = { text: String(query), variables }
    const kept = answers?.find(asked)
    if (kept) return kept
    const result = await schema.execute({ query: asked.text, variables, pageContext: variables })
    const { data, errors } = result
    answers?.keep(asked, result)
    const seconds = (performance.now() - started) / 1000
    if (hook === 'createPages' && seconds > SLOW_SECONDS) {
      failures.add(slowQuery(seconds, plugin.name))
    }
    const frames = errors?.length ? parseStack(stackOf(call)) : []
    const caller = frames.find(({ functionName }) => /createPages/.test(functionName))
    if (errors?.length && caller) {
      const own = frames.find(({ file }) => isOwnFile(file, plugin.resolve)) ?? caller
      for (const { message } of errors) {
        failures.add(queryFailed(message, { plugin: plugin.name, hook, place: withFrame(own) }))
      }
    }
    return { ...(data === undefined ? {} : { data }), ...(errors?.length ? { errors } : {}) }
  }
}
