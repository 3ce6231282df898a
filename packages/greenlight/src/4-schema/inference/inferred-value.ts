import type { Nodes } from '#nodes'
import type { ConflictExample } from './conflicts.ts'
import { findExample } from './find-example.ts'
import type { Inference } from './inference.ts'
import { linkedTypes } from './linked-types.ts'
import type { FieldPlace, Slot } from './shape-tree.ts'
import { typeOfText } from './type-of-text.ts'
import type { MergedShape } from './type-shapes.ts'
import type { ValueKind } from './value-kind.ts'

/** What the values at one place come to, over all nodes of a type. Plain data. */
export type InferredValue =
  | { readonly is: 'scalar'; readonly type: 'Boolean' | 'Int' | 'Float' | 'String' | 'Date' }
  /** Paths of files. */
  | { readonly is: 'file' }
  | { readonly is: 'list'; readonly item: InferredValue }
  | { readonly is: 'object'; readonly fields: InferredFields }
  /** Ids, or values of another field, of nodes of some types. */
  | {
      readonly is: 'link'
      readonly list: boolean
      readonly by: string
      readonly types: readonly string[]
    }

/** Fields by their key in the nodes, in the order in which JavaScript lists the keys of an object. */
export type InferredFields = Readonly<Record<string, InferredValue>>

/** Told of values of kinds that do not go together; such fields are left out. */
export type TellConflict = (path: string, examples: readonly ConflictExample[]) => void

interface Inferring {
  readonly typeName: string
  readonly shape: MergedShape
  readonly nodes: Nodes
  readonly inference: Inference
  readonly conflict: TellConflict
}

/** Sums up the fields of a node type; keys without any value that says something are left out. */
export function inferFields(
  typeName: string,
  {
    nodes,
    inference,
    conflict = () => {},
  }: {
    readonly nodes: Nodes
    readonly inference: Inference
    readonly conflict?: TellConflict
  },
): InferredFields {
  const shape = inference.shapeOf(typeName, nodes)
  return fieldsAt(shape.fields, typeName, { typeName, shape, nodes, inference, conflict })
}

function fieldsAt(
  places: ReadonlyMap<string, FieldPlace>,
  path: string,
  inferring: Inferring,
): InferredFields {
  const fields: Record<string, InferredValue> = Object.create(null)
  for (const place of inOrder(places, inferring.shape)) {
    const value = valueAtPlace(place, `${path}.${place.key}`, inferring)
    if (value) fields[place.key] = value
  }
  return fields
}

/** The keys that some node has now, in the order in which a walk over the nodes first meets them. */
function inOrder(places: ReadonlyMap<string, FieldPlace>, shape: MergedShape): FieldPlace[] {
  const orderOf = (place: FieldPlace) => shape.slots.get(place.seen)?.order ?? -1
  return [...places.values()]
    .filter(place => orderOf(place) >= 0)
    .sort((a, b) => orderOf(a) - orderOf(b))
}

/** The kinds of values at a place now, in the order in which they were met. */
function kindsAt(place: FieldPlace, shape: MergedShape): Slot[] {
  const orderOf = (slot: Slot) => shape.slots.get(slot)?.order ?? -1
  return [...place.kinds.values()]
    .filter(slot => orderOf(slot) >= 0)
    .sort((a, b) => orderOf(a) - orderOf(b))
}

function valueAtPlace(
  place: FieldPlace,
  path: string,
  inferring: Inferring,
): InferredValue | undefined {
  const slots = kindsAt(place, inferring.shape)
  const [first, second] = slots
  if (!first) return undefined
  if (!second) return inferOne(first, path, inferring)
  if (slots.length === 2) {
    const string = slots.find(slot => slot.kind === 'string')
    const kinds = new Set(slots.map(slot => slot.kind))
    if (kinds.has('int') && kinds.has('float')) return { is: 'scalar', type: 'Float' }
    if (string && kinds.has('date')) {
      const hasText = string.text && inferring.shape.slots.has(string.text)
      return { is: 'scalar', type: hasText ? 'String' : 'Date' }
    }
  }
  inferring.conflict(path, examplesOf(place, slots, inferring))
  return undefined
}

function inferOne(slot: Slot, path: string, inferring: Inferring): InferredValue | undefined {
  switch (slot.kind) {
    case 'boolean':
      return { is: 'scalar', type: 'Boolean' }
    case 'int':
      return { is: 'scalar', type: 'Int' }
    case 'float':
      return { is: 'scalar', type: 'Float' }
    case 'date':
    case 'string': {
      const found = findExample(slot, inferring)
      const type = found && typeOfText({ ...found, ...inferring, place: slot.place })
      return type === 'File' ? { is: 'file' } : type && { is: 'scalar', type }
    }
    case 'array': {
      const item = slot.item && valueAtPlace(slot.item, path, inferring)
      return item && { is: 'list', item }
    }
    case 'object': {
      const fields = fieldsAt(slot.fields, path, inferring)
      return Object.keys(fields).length > 0 ? { is: 'object', fields } : undefined
    }
    case 'link':
    case 'links':
      return { is: 'link', list: slot.kind === 'links', ...linkedTypes(slot, inferring) }
    default:
      return undefined
  }
}

const REPORTED_KINDS: Partial<Record<ValueKind, string>> = {
  int: 'number',
  float: 'number',
  link: 'string',
  links: '[string]',
}

function examplesOf(
  place: FieldPlace,
  slots: readonly Slot[],
  inferring: Inferring,
): ConflictExample[] {
  const examples = slots.flatMap(slot => {
    const found = findExample(slot, inferring)
    const kind = (slot.kind && REPORTED_KINDS[slot.kind]) ?? slot.kind ?? ''
    return found ? [{ kind, value: found.example, node: found.node }] : []
  })
  if (place.parent?.kind !== 'array') return examples
  // Of lists, what stood together in one node is shown together.
  return [...new Set(examples.map(({ node }) => node))].map(node => {
    const together = examples.filter(example => example.node === node)
    return {
      kind: `[${together.map(({ kind }) => kind).join(',')}]`,
      value: together.map(({ value }) => value),
    }
  })
}
