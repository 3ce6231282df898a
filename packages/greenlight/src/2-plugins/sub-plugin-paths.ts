import { isRecord } from '#support/is-record'

/**
 * The values under a sub-plugin path in options. A path is written with dots;
 * the segment `[]` stands for "each of the array".
 */
export function valuesAt(options: Readonly<Record<string, unknown>>, path: string): unknown[] {
  let values: unknown[] = [options]
  for (const segment of path.split('.')) {
    values =
      segment === '[]'
        ? values.flat()
        : values.map(value => (isRecord(value) ? value[segment] : undefined))
  }
  return values.flat().filter(value => value !== undefined)
}

/** The path's object segments, i.e. without `[]`: where an array of sub-plugins stands. */
export function arrayPath(path: string): string[] {
  return path.split('.').filter(segment => segment !== '[]')
}
