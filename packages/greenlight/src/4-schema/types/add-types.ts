import { type DocumentNode, Kind, parse } from 'graphql'
import type { Composer, NamedComposer, ReportProblem } from '../build/composer.ts'
import type { TypeBuilderRecord, TypeDefinition, TypeInput } from '../schema-input.ts'
import { BUILT_IN_TYPES } from './built-in-types.ts'
import { mergeType } from './merge-type.ts'
import { registerType } from './register-type.ts'
import { assertNameIsFree } from './reserved-names.ts'
import { sdlProblem } from './sdl-problem.ts'
import type { TypeOrigin } from './type-origin.ts'
import { composeRecord, placeholderInterface } from './type-record.ts'

const SITE = 'default-site-plugin'

interface Adding {
  readonly composer: Composer
  readonly report: ReportProblem
}

/**
 * Adds the built-in types and those of `createTypes`: plugins' first, in the order of the calls, then the
 * site's, which so have the last word. A type that exists is merged into.
 *
 * @throws ProblemError when SDL does not parse or a type cannot be made of it
 */
export function addTypes(
  definitions: readonly TypeDefinition[],
  { composer, report }: Adding,
): void {
  const adding = { composer, report }
  for (const sdl of BUILT_IN_TYPES) addDocument(parse(sdl), undefined, adding)
  const ofSite = (definition: TypeDefinition) => definition.plugin.name === SITE
  for (const definition of [
    ...definitions.filter(definition => !ofSite(definition)),
    ...definitions.filter(ofSite),
  ]) {
    try {
      addType(definition, adding)
    } catch (error) {
      throw sdlProblem(error, definition)
    }
  }
}

function addType({ type, plugin }: TypeDefinition, adding: Adding): void {
  if (typeof type === 'string') {
    addDocument(parse(type), plugin.name, adding)
  } else if (isDocument(type)) {
    addDocument(type, plugin.name, adding)
  } else if (isRecord(type)) {
    const composed = composeRecord(type, adding)
    if (!composed) return
    assertNameIsFree(composed.getTypeName())
    addOrMerge(composed, { plugin: plugin.name, createdFrom: 'typeBuilder' }, adding)
  } else {
    assertNameIsFree(type.name)
    addOrMerge(type, { plugin: plugin.name, createdFrom: 'graphql-js' }, adding)
  }
}

function addOrMerge(
  type: Parameters<typeof mergeType>[0]['type'],
  origin: TypeOrigin,
  { composer, report }: Adding,
): void {
  const name = 'getTypeName' in type ? type.getTypeName() : type.name
  if (composer.has(name)) {
    mergeType({ composer, report, target: composer.get(name), type, origin })
  } else {
    registerType({ composer, report, type, origin })
  }
}

function addDocument(document: DocumentNode, plugin: string | undefined, adding: Adding): void {
  const { composer, report } = adding
  const origin: TypeOrigin = { plugin, createdFrom: 'sdl' }
  const added: NamedComposer[] = []
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name) {
      throw new Error(`A definition of kind "${definition.kind}" cannot be given to createTypes.`)
    }
    const name = definition.name.value
    assertNameIsFree(name)
    const existing = composer.has(name) ? composer.get(name) : undefined
    const parsed = composer.typeMapper.makeSchemaDef(definition)
    if (!parsed) continue
    if (!existing) {
      added.push(parsed)
      continue
    }
    ensureInterfaces(composer, parsed)
    mergeType({ composer, report, target: existing, type: parsed, origin })
    restore(composer, existing, parsed)
  }
  for (const type of added) registerType({ composer, report, type, origin })
}

/** Interfaces may be defined later than the types that implement them. */
function ensureInterfaces(composer: Composer, type: NamedComposer): void {
  if (!('getInterfaces' in type)) return
  for (const parent of type.getInterfaces()) {
    const name = parent.getTypeName()
    if (!composer.has(name)) placeholderInterface(composer, name)
  }
}

/** Parsing a definition registers it under its name: puts the type that was there before back. */
function restore(composer: Composer, existing: NamedComposer, parsed: NamedComposer): void {
  composer.set(existing.getTypeName(), existing)
  composer.set(existing._gqType, existing)
  composer.delete(parsed._gqType)
  composer.delete(parsed)
}

function isDocument(type: TypeInput): type is DocumentNode {
  return typeof type === 'object' && 'kind' in type && type.kind === Kind.DOCUMENT
}

function isRecord(type: Exclude<TypeInput, string>): type is TypeBuilderRecord {
  return 'kind' in type && 'config' in type
}
