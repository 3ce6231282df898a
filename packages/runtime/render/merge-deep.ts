type Plain = Readonly<Record<string, unknown>>

/** Joins two records, the second winning; records in them are joined, lists item by item. */
export function mergeDeep(a: Plain, b: Plain | undefined): Plain {
  const merged: Record<string, unknown> = { ...a }
  for (const [key, value] of Object.entries(b ?? {})) merged[key] = mergeValue(merged[key], value)
  return merged
}

function mergeValue(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) {
    const items: unknown[] = [...a]
    for (const [index, item] of b.entries()) {
      if (items[index] === undefined) items[index] = item
      else if (isPlain(item)) items[index] = mergeValue(items[index], item)
      else if (!items.includes(item)) items.push(item)
    }
    return items
  }
  return isPlain(a) && isPlain(b) ? mergeDeep(a, b) : b
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
