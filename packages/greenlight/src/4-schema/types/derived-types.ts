import type { NamedComposer } from '../build/composer.ts'

/**
 * Notes that a type exists only because of another one. `printTypeDefinitions` shows the note as `@derivedTypes`,
 * as Gatsby does.
 */
export function addDerivedType(type: NamedComposer, derivedName: string): void {
  const known = type.getExtension('derivedTypes')
  type.setExtension('derivedTypes', new Set(known instanceof Set ? known : []).add(derivedName))
}
