/** @jsxRuntime automatic @jsxImportSource react */
import { isValidElement, type ReactNode } from 'react'
import type { PluginHooks } from './plugin-hooks.ts'

/** Runs `wrapPageElement` or `wrapRootElement`: each plugin gets what the one before it made. */
export function wrapElement(
  hooks: PluginHooks,
  hook: 'wrapPageElement' | 'wrapRootElement',
  { element, ...rest }: { readonly element: ReactNode } & Readonly<Record<string, unknown>>,
): ReactNode {
  const results = hooks.run(hook, { ...rest, element }, result => ({ ...rest, element: result }))
  const last = results.at(-1)
  return isNode(last) ? last : element
}

/** A plugin may also render nothing, or several elements. */
function isNode(value: unknown): value is ReactNode {
  return (
    isValidElement(value) || value === null || typeof value === 'string' || Array.isArray(value)
  )
}
