import {
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { isPromise } from '../maybe-promise.ts'
import { CannotAnswer } from './cannot-answer.ts'
import type { CompileObject, QueryRun, WriteFields } from './compile-object.ts'
import { waitFor, writeWhenThere } from './write-when-there.ts'

/** Where in the answer a value goes; the `path` of `GraphQLResolveInfo`. */
export interface Path {
  readonly prev: Path | undefined
  readonly key: string | number
  readonly typename: string | undefined
}

/** Brings a resolved value into the shape of its type and writes it. @throws whatever stands in the way. */
export type WriteValue = (
  value: unknown,
  answer: Record<string | number, unknown>,
  key: string | number,
  run: QueryRun,
  path: Path,
) => void

interface FieldParts {
  readonly schema: GraphQLSchema
  readonly selectionSets: readonly SelectionSetNode[]
  readonly compileObject: CompileObject
  infoOf(path: Path, run: QueryRun): GraphQLResolveInfo
}

/** Compiles how values of a field are completed: `CompleteValue` of the GraphQL specification. */
export function compileValue(type: GraphQLOutputType, parts: FieldParts): WriteValue {
  if (isNonNullType(type)) {
    const write = compilePresent(type.ofType, parts)
    return (value, answer, key, run, path) => {
      if (value === null || value === undefined) throw new CannotAnswer()
      write(value, answer, key, run, path)
    }
  }
  const write = compilePresent(type, parts)
  return (value, answer, key, run, path) => {
    if (value === null || value === undefined) answer[key] = null
    else write(value, answer, key, run, path)
  }
}

/** As `compileValue`, for values that are neither null nor undefined. */
function compilePresent(type: GraphQLOutputType, parts: FieldParts): WriteValue {
  if (isListType(type)) return compileList(type.ofType, parts)
  if (isLeafType(type)) return compileLeaf(type)
  if (isAbstractType(type)) return compileAbstract(type, parts)
  if (isObjectType(type)) return compileObjectValue(type, parts)
  throw new Error(`No values of type ${String(type)}`)
}

function compileLeaf(type: GraphQLLeafType): WriteValue {
  const isText = type.name === 'String' || type.name === 'ID'
  return (value, answer, key) => {
    if (isText && typeof value === 'string') {
      answer[key] = value
      return
    }
    if (value instanceof Error) throw value
    const serialized: unknown = type.serialize(value)
    if (serialized === null || serialized === undefined) throw new CannotAnswer()
    answer[key] = serialized
  }
}

function compileList(itemType: GraphQLOutputType, parts: FieldParts): WriteValue {
  const writeItem = compileValue(itemType, parts)
  return (value, answer, key, run, path) => {
    if (typeof value !== 'object' || value === null || !(Symbol.iterator in value)) {
      throw new CannotAnswer()
    }
    const items: unknown[] = []
    answer[key] = items
    let index = 0
    for (const item of value as Iterable<unknown>) {
      const place = { prev: path, key: index, typename: undefined }
      writeWhenThere(item, writeItem, { answer: items as never, key: index, run, path: place })
      index++
    }
  }
}

function compileObjectValue(
  type: GraphQLObjectType,
  { compileObject, selectionSets, infoOf }: FieldParts,
): WriteValue {
  // Compiled when first needed: types may refer to each other without end, selections do not.
  let writeFields: WriteFields | undefined
  return (value, answer, key, run, path) => {
    if (value instanceof Error) throw value
    if (type.isTypeOf && type.isTypeOf(value, run.context, infoOf(path, run)) !== true) {
      throw new CannotAnswer()
    }
    writeFields ??= compileObject(type, selectionSets)
    const object: Record<string, unknown> = {}
    answer[key] = object
    writeFields(value, object, run, path)
  }
}

function compileAbstract(type: GraphQLAbstractType, parts: FieldParts): WriteValue {
  const { resolveType } = type
  const writers = new Map<string, WriteValue>()

  function writerOf(name: unknown): WriteValue {
    if (typeof name !== 'string') throw new CannotAnswer()
    let writer = writers.get(name)
    if (!writer) {
      const concrete = parts.schema.getType(name)
      if (!isObjectType(concrete) || !parts.schema.isSubType(type, concrete)) {
        throw new CannotAnswer()
      }
      writer = compileObjectValue(concrete, parts)
      writers.set(name, writer)
    }
    return writer
  }

  return (value, answer, key, run, path) => {
    if (!resolveType || value instanceof Error) throw new CannotAnswer()
    const name = resolveType(value, run.context, parts.infoOf(path, run), type)
    if (!isPromise(name)) {
      writerOf(name)(value, answer, key, run, path)
      return
    }
    answer[key] = null
    waitFor(run, name, settled => writerOf(settled)(value, answer, key, run, path))
  }
}
