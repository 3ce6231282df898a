/** Removes the indentation that all lines share, and blank ends, as common-tags does; a function and a template tag. */
export function stripIndent(
  text: string | readonly string[],
  ...values: readonly unknown[]
): string {
  const joined =
    typeof text === 'string'
      ? text
      : text
          .map((part, index) => part + (index < values.length ? String(values[index]) : ''))
          .join('')
  const lines = joined.split('\n')
  const indents = lines
    .filter(line => line.trim())
    .map(line => /^[ \t]*/.exec(line)?.[0].length ?? 0)
  const shared = Math.min(...indents)
  const cut = new RegExp(`^[ \\t]{0,${Number.isFinite(shared) ? shared : 0}}`)
  return lines
    .map(line => line.replace(cut, ''))
    .join('\n')
    .trim()
}
