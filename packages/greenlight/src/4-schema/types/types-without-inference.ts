import { type DocumentNode, Kind, parse } from 'graphql'
import type { TypeDefinition } from '../schema-input.ts'

/** Names of the types whose definitions, in whatever form, turn inference off; built-in types not counted. */
export function typesWithoutInference(definitions: readonly TypeDefinition[]): ReadonlySet<string> {
  return new Set(definitions.flatMap(({ type }) => namesIn(type)))
}

function namesIn(type: TypeDefinition['type']): string[] {
  if (typeof type === 'string')
    return type.includes('@dontInfer') ? namesInDocument(parse(type)) : []
  if ('kind' in type && type.kind === Kind.DOCUMENT) return namesInDocument(type)
  if (!('config' in type)) return []
  const { name, extensions } = type.config
  if (typeof extensions !== 'object' || extensions === null) return []
  const off = 'dontInfer' in extensions && Boolean(extensions.dontInfer)
  return off || ('infer' in extensions && extensions.infer === false) ? [name] : []
}

function namesInDocument({ definitions }: DocumentNode): string[] {
  return definitions.flatMap(definition => {
    if (!('name' in definition) || !definition.name) return []
    const off = definition.directives?.some(({ name }) => name.value === 'dontInfer')
    return off ? [definition.name.value] : []
  })
}
