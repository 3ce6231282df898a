/**
 * Reads what stands behind the three backticks of a code block: the language, a title in quotes and the numbers of
 * highlighted lines in braces.
 *
 * @param {string | null | undefined} lang first word
 * @param {string | null | undefined} meta all other words
 * @returns {{ language: string, title: string | undefined, highlighted: ReadonlySet<number> }}
 *   `highlighted` holds numbers of lines, from 1
 */
function readCodeMeta(lang, meta) {
  const [, language = '', attached = ''] = /^([^{]*)(.*)$/.exec(lang ?? '') ?? []
  const rest = `${attached} ${meta ?? ''}`
  const quoted = /(?:^|\s)title=(?:"([^"]*)"|'([^']*)'|([^\s{]+))/.exec(rest)
  const title = quoted?.[1] ?? quoted?.[2] ?? quoted?.[3]
  const [, ranges = ''] = /\{([\d\s,-]+)\}/.exec(rest) ?? []
  return {
    language: language.toLowerCase() || 'text',
    title: title || undefined,
    highlighted: readRanges(ranges),
  }
}

/** Blocks are shorter than this; a typing error such as `{1-99999999}` must not hold up the build. */
const MOST_LINES = 10_000

/** @param {string} ranges "1,3-4" */
function readRanges(ranges) {
  const lines = new Set()
  for (const range of ranges.split(',')) {
    const [, first, last = first] = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(range) ?? []
    for (let line = Number(first); line <= Math.min(Number(last), MOST_LINES); line += 1)
      lines.add(line)
  }
  return lines
}

module.exports = { readCodeMeta }
