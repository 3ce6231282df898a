/** A markdown file cut into its two parts; `yamlOffset` is where the front matter's text begins in the file. */
export interface SplitDocument {
  /** Text between the two `---` lines, or `undefined` where the file has no front matter. */
  readonly yaml: string | undefined
  readonly yamlOffset: number
  readonly body: string
  readonly bodyOffset: number
  /** False where the line --- that ends the front matter is missing: all the rest counts as front matter. */
  readonly closed: boolean
}

const OPENING = /^---[ \t]*\r?\n/
const CLOSING = /^---[ \t]*(?:\r?\n|$)/m

/**
 * Cuts a markdown file into front matter and body. Windows line ends are taken as they come.
 */
export function splitDocument(text: string): SplitDocument {
  const opening = OPENING.exec(text)
  if (!opening) return { yaml: undefined, yamlOffset: 0, body: text, bodyOffset: 0, closed: true }
  const yamlOffset = opening[0].length
  const rest = text.slice(yamlOffset)
  const closing = CLOSING.exec(rest)
  if (!closing) return { yaml: rest, yamlOffset, body: '', bodyOffset: text.length, closed: false }
  const bodyOffset = yamlOffset + closing.index + closing[0].length
  return {
    yaml: rest.slice(0, closing.index),
    yamlOffset,
    body: text.slice(bodyOffset),
    bodyOffset,
    closed: true,
  }
}
