import { z } from 'zod'

type Schema = z.core.$ZodType

/** Looks through optional values. */
function unwrap(schema: Schema): Schema {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema
}

/** The object schemas that a value may have, looking through optional values and unions. */
function objectsOf(schema: Schema): z.ZodObject[] {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodObject) return [inner]
  return inner instanceof z.ZodUnion ? inner.options.flatMap(objectsOf) : []
}

/** The schema of the value at a path of keys; `undefined` where the schema knows no such value. */
export function schemaAt(schema: Schema, path: readonly PropertyKey[]): Schema | undefined {
  const [key, ...rest] = path
  const inner = unwrap(schema)
  if (key === undefined) return inner
  if (inner instanceof z.ZodArray) return schemaAt(inner.element, rest)
  if (inner instanceof z.ZodRecord) return schemaAt(inner.valueType, rest)
  for (const { shape } of objectsOf(inner)) {
    const next: Schema | undefined = Object.hasOwn(shape, key) ? shape[String(key)] : undefined
    if (next) return schemaAt(next, rest)
  }
  return undefined
}

/** The keys that the object at a path may have; none where there is no object with fixed keys. */
export function knownKeysAt(schema: Schema, path: readonly PropertyKey[]): string[] {
  const found = schemaAt(schema, path)
  return found ? objectsOf(found).flatMap(({ shape }) => Object.keys(shape)) : []
}

/** What the schema says of the value at a path, or of the nearest value around it. */
export function descriptionAt(schema: Schema, path: readonly PropertyKey[]): string | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const found = schemaAt(schema, path.slice(0, length))
    const description = found && z.globalRegistry.get(found)?.description
    if (description !== undefined) return description
  }
  return undefined
}

/**
 * A copy of what YAML gave without the known keys that were left empty ("tags:"): to leave a key empty is to leave it
 * out. Unknown keys stay, so that they are told.
 */
export function dropEmptyKeys(value: unknown, schema: Schema | undefined): unknown {
  if (schema === undefined || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(entry => dropEmptyKeys(entry, schemaAt(schema, [0])))
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => {
      const inner = schemaAt(schema, [key])
      return inner && entry === null ? [] : [[key, dropEmptyKeys(entry, inner)]]
    }),
  )
}
