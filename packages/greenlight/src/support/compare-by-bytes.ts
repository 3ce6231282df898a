/**
 * Orders two strings by their UTF-8 bytes, the order of keys in LMDB and so of Gatsby's `getNodes`.
 * Differs from `<` only where characters beyond U+FFFF meet those from U+E000 on.
 * @returns negative, zero or positive
 */
export function compareByBytes(left: string, right: string): number {
  if (left === right) return 0
  const shorter = Math.min(left.length, right.length)
  for (let index = 0; index < shorter; index++) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a !== b) return byteRank(a) - byteRank(b)
  }
  return left.length - right.length
}

/** Surrogates stand for characters beyond U+FFFF, so they rank above every other code unit. */
function byteRank(codeUnit: number): number {
  return codeUnit >= 0xd800 && codeUnit <= 0xdfff ? codeUnit + 0x10000 : codeUnit
}
