/** Scalars that occur in the data, by the name of the property that holds them. */
export type SampleValues = ReadonlyMap<string, readonly (string | number | boolean)[]>

/** Enough to choose from; the same value is kept once. */
const SAMPLES_PER_NAME = 200

/** Collects the scalars of nodes at any depth, elements of lists under the name of their list. */
export function collectSampleValues(nodes: Iterable<unknown>): SampleValues {
  const samples = new Map<string, Set<string | number | boolean>>()

  function collect(name: string, value: unknown, depth: number): void {
    if (typeof value === 'object' && value !== null) {
      if (depth > 8) return
      if (Array.isArray(value)) for (const item of value) collect(name, item, depth + 1)
      else for (const [key, inner] of Object.entries(value)) collect(key, inner, depth + 1)
      return
    }
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return
    const known = samples.get(name) ?? new Set()
    if (known.size < SAMPLES_PER_NAME) known.add(value)
    samples.set(name, known)
  }

  for (const node of nodes) collect('', node, 0)
  return new Map([...samples].map(([name, values]) => [name, [...values]]))
}
