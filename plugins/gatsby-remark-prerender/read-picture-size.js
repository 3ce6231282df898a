/**
 * Reads width and height of an SVG or GIF picture in CSS pixels, so that a page keeps their place free.
 *
 * @param {Buffer} bytes
 * @returns {{ width: number, height: number } | {}} empty where the picture does not tell them
 */
function readPictureSize(bytes) {
  if (bytes.subarray(0, 4).toString('latin1') === 'GIF8')
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  const [tag] = /<svg\b[^>]*>/i.exec(bytes.toString('utf8')) ?? []
  if (tag === undefined) return {}
  const [, , boxWidth, boxHeight] = (attributeOf(tag, 'viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const width = lengthOf(attributeOf(tag, 'width')) ?? boxWidth
  const height = lengthOf(attributeOf(tag, 'height')) ?? boxHeight
  return width && height ? { width: Math.round(width), height: Math.round(height) } : {}
}

/**
 * @param {string} tag
 * @param {string} name
 */
function attributeOf(tag, name) {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1]
}

/** @param {string | undefined} text "640", "640px"; other units depend on where the picture stands */
function lengthOf(text) {
  const [, number] = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(text ?? '') ?? []
  return number === undefined ? undefined : Number(number)
}

module.exports = { readPictureSize }
