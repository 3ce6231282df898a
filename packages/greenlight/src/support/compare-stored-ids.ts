import { compareByBytes } from './compare-by-bytes.ts'

/**
 * Orders ids as Gatsby's database keeps those of one type: the shorter first, counted in UTF-8 bytes, those of
 * equal length by their bytes. This is the order of `getNodesByType`.
 * @returns negative, zero or positive
 */
export function compareStoredIds(left: string, right: string): number {
  return Buffer.byteLength(left) - Buffer.byteLength(right) || compareByBytes(left, right)
}
