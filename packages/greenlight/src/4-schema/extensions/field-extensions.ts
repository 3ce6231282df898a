import type { FieldExtension } from '../schema-input.ts'
import { createDateExtension } from './date-extension.ts'
import { fileExtension } from './file-extension.ts'
import { linkExtension } from './link-extension.ts'
import { proxyExtension } from './proxy-extension.ts'

export type FieldExtensions = ReadonlyMap<string, FieldExtension>

/**
 * All field extensions by name, custom ones first: the order in which their directives are printed. A later
 * extension replaces an earlier one of the same name; the built-in ones cannot be replaced.
 */
export function collectFieldExtensions(custom: readonly FieldExtension[]): FieldExtensions {
  const builtIn = [createDateExtension(), linkExtension, fileExtension, proxyExtension]
  return new Map([...custom, ...builtIn].map(extension => [extension.name, extension]))
}
