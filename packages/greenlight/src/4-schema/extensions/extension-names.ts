import { specifiedDirectives } from 'graphql'

/** Entries of a field's or type's extensions that are no field extensions. */
export const INTERNAL_EXTENSIONS: ReadonlySet<string> = new Set([
  'createdFrom',
  'default',
  'directives',
  'infer',
  'plugin',
  ...specifiedDirectives.map(directive => directive.name),
])
