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
  return isValidElement(last) ? last : element
}
