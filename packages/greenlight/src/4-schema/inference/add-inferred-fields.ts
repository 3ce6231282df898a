import { isListType, isWrappingType } from 'graphql'
import { ObjectTypeComposer } from 'graphql-compose'
import { ProblemError } from '#diagnostics'
import type { Composer, ObjectComposer, ReportProblem } from '../build/composer.ts'
import { linkWithoutTarget, sameFieldName } from '../errors.ts'
import { addDerivedType } from '../types/derived-types.ts'
import { fieldNameOf, keyWithoutLink, nestedTypeName } from './field-name.ts'
import type { InferredFields, InferredValue } from './inferred-value.ts'
import { LINK_MARK } from './value-kind.ts'

interface Inferring {
  readonly composer: Composer
  readonly mapping: Readonly<Record<string, string>>
  readonly report: ReportProblem
}

/** A type and what is to be added to it. */
interface Target {
  readonly type: ObjectComposer
  /** Node type and field names, dotted. */
  readonly path: string
  /** Whether fields that are not defined may be added (`@infer`); else only their subfields. */
  readonly mayAdd: boolean
}

interface Field {
  readonly name: string
  readonly key: string
  readonly value: InferredValue
}

interface InferredFieldConfig {
  readonly type: ObjectComposer | string
  readonly extensions?: Readonly<Record<string, unknown>>
}

/**
 * Adds inferred fields to a node type. Fields that are defined stay as they are, except that objects get the
 * subfields which their definition lacks.
 */
export function addInferredFields({
  type,
  fields,
  ...inferring
}: Inferring & { readonly type: ObjectComposer; readonly fields: InferredFields }): void {
  const name = type.getTypeName()
  const mayAdd = inferSetting(type) ?? true
  addFields(fields, { type, path: name, mayAdd }, inferring)
}

function inferSetting(type: ObjectComposer): boolean | undefined {
  return type.hasExtension('infer') ? Boolean(type.getExtension('infer')) : undefined
}

function addFields(fields: InferredFields, target: Target, inferring: Inferring): void {
  for (const field of chooseFields(fields, target, inferring)) {
    const config = configOf(field, target, inferring)
    if (!config || target.type.hasField(field.name) || !target.mayAdd) continue
    const extensions =
      field.name === keyWithoutLink(field.key)
        ? config.extensions
        : { ...config.extensions, proxy: { from: field.key } }
    target.type.addFields({
      [field.name]: { type: wrap(config.type, listDepth(field.value)), extensions },
    })
    target.type.setFieldExtension(field.name, 'createdFrom', 'inference')
  }
}

type Wrapped = ObjectComposer | string | readonly Wrapped[]

function wrap(type: ObjectComposer | string, depth: number): ObjectComposer | string {
  let wrapped: Wrapped = type
  for (let level = 0; level < depth; level++) wrapped = [wrapped]
  // graphql-compose takes lists of any depth, though its types stop at two.
  return wrapped as ObjectComposer | string
}

function listDepth(value: InferredValue): number {
  if (value.is === 'list') return 1 + listDepth(value.item)
  return value.is === 'link' && value.list ? 1 : 0
}

/** One key for each field name: several keys may give the same name once it is cleaned. */
function chooseFields(fields: InferredFields, { path }: Target, { report }: Inferring): Field[] {
  const byName = new Map<string, Field[]>()
  for (const [key, value] of Object.entries(fields)) {
    const name = fieldNameOf(key)
    const same = byName.get(name)
    if (same) same.push({ name, key, value })
    else byName.set(name, [{ name, key, value }])
  }
  return [...byName.values()].flatMap(candidates => {
    const chosen = chooseKey(candidates)
    if (chosen && candidates.length > 1) {
      const keys = candidates.map(({ key }) => key)
      report(sameFieldName(`${path}.${chosen.name}`, { keys, chosen: chosen.key }))
    }
    return chosen ?? []
  })
}

function chooseKey(candidates: readonly Field[]): Field | undefined {
  return (
    candidates.find(({ key }) => key.includes(LINK_MARK)) ??
    candidates.find(({ key, name }) => key === name) ??
    candidates.toSorted((a, b) => (a.key < b.key ? -1 : 1))[0]
  )
}

function configOf(
  field: Field,
  target: Target,
  inferring: Inferring,
): InferredFieldConfig | undefined {
  const mapped = inferring.mapping[`${target.path}.${field.name}`]
  if (mapped !== undefined) {
    const [type = '', ...by] = mapped.split('.')
    return { type, extensions: { link: { by: by.join('.') || 'id' } } }
  }
  let { value } = field
  while (value.is === 'list') value = value.item
  switch (value.is) {
    case 'scalar':
      return value.type === 'Date'
        ? { type: 'Date', extensions: { dateformat: {} } }
        : { type: value.type }
    case 'file':
      return { type: 'File', extensions: { fileByRelativePath: {} } }
    case 'object':
      return objectConfig(field, value.fields, target, inferring)
    case 'link':
      return linkConfig(field.key, value, inferring)
  }
}

function objectConfig(
  field: Field,
  fields: InferredFields,
  target: Target,
  inferring: Inferring,
): InferredFieldConfig | undefined {
  const path = `${target.path}.${field.name}`
  const type = target.type.hasField(field.name)
    ? definedObjectType(field, target.type)
    : target.mayAdd
      ? nestedType(path, target.type, inferring.composer)
      : undefined
  if (!type) return undefined
  const mayAdd = inferSetting(type) ?? target.mayAdd
  addFields(fields, { type, path, mayAdd }, inferring)
  return { type }
}

/** The type of a defined field, when it is an object in as many lists as the values are. */
function definedObjectType({ name, value }: Field, parent: ObjectComposer) {
  const type = parent.getFieldTC(name)
  if (!(type instanceof ObjectTypeComposer)) return undefined
  let lists = 0
  for (let at = parent.getFieldType(name); isWrappingType(at); at = at.ofType) {
    if (isListType(at)) lists += 1
  }
  return lists === listDepth(value) ? type : undefined
}

function nestedType(path: string, parent: ObjectComposer, composer: Composer): ObjectComposer {
  const name = nestedTypeName(path)
  if (composer.has(name)) return composer.getOTC(name)
  const type: ObjectComposer = ObjectTypeComposer.create(name, composer)
  type.setExtension('createdFrom', 'inference')
  type.setExtension('plugin', parent.getExtension('plugin'))
  addDerivedType(parent, name)
  return type
}

function linkConfig(
  key: string,
  { by, types }: Extract<InferredValue, { is: 'link' }>,
  { composer }: Inferring,
): InferredFieldConfig {
  const [type] = types
  if (type === undefined) throw new ProblemError(linkWithoutTarget(key, by))
  return {
    type: types.length > 1 ? unionOf(types, composer) : type,
    extensions: { link: { by, from: key } },
  }
}

function unionOf(types: readonly string[], composer: Composer): string {
  const name = `${types.join('')}Union`
  composer.getOrCreateUTC(name, union => {
    union.setTypes(types.map(type => composer.getOTC(type)))
    union.setResolveType(node => node.internal.type)
  })
  return name
}
