const MULTIPLIER = 0x5bd1e995
const SHIFT = 24

/** MurmurHash2 (32 bit) over the code units of a string, as gatsby-core-utils' `murmurhash`. */
export function murmurhash2(text: string, seed: number): number {
  let hash = seed ^ text.length
  let index = 0
  for (; text.length - index >= 4; index += 4) {
    let word = word32(text, index)
    word = Math.imul(word, MULTIPLIER)
    word ^= word >>> SHIFT
    word = Math.imul(word, MULTIPLIER)
    hash = Math.imul(hash, MULTIPLIER) ^ word
  }
  const left = text.length - index
  if (left >= 3) hash ^= text.charCodeAt(index + 2) << 16
  if (left >= 2) hash ^= text.charCodeAt(index) + (text.charCodeAt(index + 1) << 8)
  else if (left === 1) hash ^= text.charCodeAt(index)
  if (left > 0) hash = Math.imul(hash, MULTIPLIER)
  hash ^= hash >>> 13
  hash = Math.imul(hash, MULTIPLIER)
  hash ^= hash >>> 15
  return hash >>> 0
}

function word32(text: string, index: number): number {
  return (
    text.charCodeAt(index) +
    (text.charCodeAt(index + 1) << 8) +
    (text.charCodeAt(index + 2) << 16) +
    (text.charCodeAt(index + 3) << 24)
  )
}
