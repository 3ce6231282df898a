/**
 * Reads a regular expression written as text, `/pattern/flags`. What stands before the first slash is
 * ignored, so a text without slashes is the empty pattern with that text as flags.
 *
 * @throws SyntaxError when pattern or flags are not valid.
 */
export function parseRegex(text: string): RegExp {
  const first = text.indexOf('/')
  const last = text.lastIndexOf('/')
  return new RegExp(first < last ? text.slice(first + 1, last) : '', text.slice(last + 1))
}
