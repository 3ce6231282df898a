/**
 * Whether a document may be read differently by satteri and by remark 13, so that the original must parse it.
 *
 * The two agree but for a few constructs, each of which is looked for in a way that errs on the careful side: lines
 * that continue a list item or quotation without its indentation, lines that touch a table, inline notes, addresses
 * and mails without brackets that hold more than letters, fences that are indented or never closed, emphasis beside
 * characters beyond ASCII, underlines of headings with spaces or colons, tabs and carriage returns.
 */
export function needsOriginalParser(markdown: string): boolean {
  if (hasOddCharacters(markdown) || hasOddComment(markdown)) return true
  const hasAddresses = !bareAddresses(markdown).next().done
  return (
    (hasAddresses && hasOpenBrackets(markdown)) ||
    mayDifferByLine(markdown, hasAddresses ? hasUnsafeAddress : () => false)
  )
}

const UNCOMMON = /[^\n\x20-\x7e]/
const ODD = new RegExp(
  [
    // Tabs, carriage returns, characters that are replaced, byte order marks, exotic line ends and spaces.
    String.raw`[\t\r\0\ufeff\u00a0\u2000-\u200a\u2028\u2029\u3000]`,
    // Emphasis and strikethrough beside what may be Unicode punctuation or symbols.
    String.raw`[*_~][^\x00-\x7f]|[^\x00-\x7f][*_~]`,
  ].join('|'),
)
/** Notes in the text of a link or image. */
const NOTE_IN_BRACKETS = /\[[^\]]*\[\^/
/** Mail addresses without brackets. */
const BARE_MAIL = /[\w.+-]@[\w-]/
/** One tilde, which GFM's tools disagree about. */
const LONE_TILDE = /(?<!~)~(?!~)/

/** Each expression runs over a document only where what it needs is there, which is found much faster. */
function hasOddCharacters(markdown: string): boolean {
  return (
    (UNCOMMON.test(markdown) && ODD.test(markdown)) ||
    // Inline notes.
    markdown.includes('^[') ||
    (markdown.includes('[^') && NOTE_IN_BRACKETS.test(markdown)) ||
    (markdown.includes('@') && BARE_MAIL.test(markdown)) ||
    (markdown.includes('~') && LONE_TILDE.test(markdown))
  )
}

const ADDRESS = /https?:\/\/|www\./i
const ADDRESSES = new RegExp(ADDRESS, 'gi')
/** What stands before an address that is not a bare one. */
const BEFORE_OTHERS = /[<("'=\w/]/
/** A bare address is safe up to a space when it holds nothing but these. */
const PLAIN_ADDRESS = /^[\w/.?=&%#+-]*$/

const FENCE = /^( *)(`{3,}|~{3,})(.*)$/
const BULLET = /^( *)(?:[-+*]|\d{1,9}[.)])( +|$)/
const HEADING_UNDERLINE = /^ *(?:=+|-+) *$/
const NOTE = /^\[\^[^\]\s]+\]:/
const INDENTED_NOTE = /^ +\[\^[^\]\s]+\]:/
const EMPTY_ITEM = /^ *(?:[-+*]|\d{1,9}[.)]) *$/
const ITEM_IN_ITEM = /^ *(?:[-+*]|\d{1,9}[.)]) +(?:[-+*]|\d{1,9}[.)])(?: |$)/
const LATER_ITEM = /^ *(?!1[.)])\d{1,9}[.)](?: |$)/
const CODE_INDENT = 4
const DELIMITERS = /^[ |:-]*-[ |:-]*$/

/** What a line stands in. */
interface Block {
  /** Column at which the innermost list item's text begins. */
  readonly indent: number
  readonly quoted: boolean
  /** Columns of the bullets around, outermost first. */
  readonly bullets: readonly number[]
}

function mayDifferByLine(markdown: string, isUnsafe: (line: string) => boolean): boolean {
  let fence: { readonly mark: string; readonly length: number } | undefined
  /** The lists or quotation that the lines since the last blank one stand in. */
  let block: Block | undefined
  let previous = ''
  let afterNote = false
  let afterCode = false
  for (const line of markdown.split('\n')) {
    if (fence) {
      const close = line.startsWith(fence.mark) ? FENCE.exec(line) : undefined
      const mark = close?.[2] ?? ''
      if (
        close?.[1] === '' &&
        mark[0] === fence.mark &&
        mark.length >= fence.length &&
        close[3]?.trim() === ''
      ) {
        fence = undefined
      }
      previous = line
      continue
    }
    if (beginsAsProse(line)) {
      const continues = previous !== '' && previous.includes('|') !== line.includes('|')
      if (block || continues || isUnsafe(line)) return true
      afterNote = false
      afterCode = false
      previous = line
      continue
    }
    const opening = FENCE.exec(line)
    if (opening) {
      const [, indent, mark = '', info = ''] = opening
      const mayBeRow = previous.includes('|')
      if (indent !== '' || info.includes('`') || block || mayBeRow) return true
      fence = { mark: mark[0] ?? '', length: mark.length }
      previous = line
      continue
    }
    if (line.trim() === '') {
      // Blank lines with spaces loosen lists and belong to indented code, or do not.
      if (line !== '') return true
      block = undefined
      previous = ''
      continue
    }
    const isNote = NOTE.test(line)
    // What is indented below a note may belong to it.
    if ((afterNote && line.startsWith(' ')) || differsAfter(previous, line, block)) return true
    if (isNote && previous !== '' && !NOTE.test(previous)) return true
    afterNote = isNote
    if (INDENTED_NOTE.test(line) || isUnsafe(line)) return true
    if (afterCode && LATER_ITEM.test(line)) return true
    afterCode = (afterCode || !block) && indentOf(line) >= CODE_INDENT
    if (afterCode && line.endsWith(' ')) return true
    block = blockOf(line, block)
    previous = line
  }
  return fence !== undefined
}

function differsAfter(previous: string, line: string, block: Block | undefined): boolean {
  if (/^ *>/.test(line)) {
    // Quotations hold blocks of their own; only plain prose in them is sure.
    if (/^ *> *>|^ *>.*(?:[|<`~]| {4})/.test(line) || /^ *> ?(?:[-+*]|\d+[.)])/.test(line))
      return true
    return previous !== '' && !/^ *>/.test(previous)
  }
  if (block?.quoted || EMPTY_ITEM.test(line) || ITEM_IN_ITEM.test(line)) return true
  const isItem = BULLET.test(line)
  if (block && !NOTE.test(line) && indentOf(line) < block.indent) {
    if (!isItem || !block.bullets.includes(indentOf(line))) return true
  }
  if (previous === '') return false
  if (previous.includes('|') !== line.includes('|')) return true
  const underlines = HEADING_UNDERLINE.test(line) || DELIMITERS.test(line)
  if (underlines && !line.includes('|') && (/^ | $/.test(line) || line.includes(':') || block))
    return true
  // A block of HTML ends at a blank line only; an item that interrupts a paragraph has rules of its own.
  return /^ *</.test(line) || (isItem && !block && !BULLET.test(previous))
}

function blockOf(line: string, block: Block | undefined): Block | undefined {
  if (/^ *>/.test(line)) return { indent: 0, quoted: true, bullets: [] }
  if (NOTE.test(line)) return { indent: CODE_INDENT, quoted: false, bullets: [] }
  const item = BULLET.exec(line)
  if (!item) {
    const column = indentOf(line)
    // Indented text after a blank line goes on with an item.
    return block ?? (column > 0 ? { indent: column, quoted: false, bullets: [] } : undefined)
  }
  const column = indentOf(line)
  const outer = block?.bullets.filter(bullet => bullet < column) ?? []
  return { indent: item[0].length, quoted: false, bullets: [...outer, column] }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

const A = 65
const Z = 90
const HASH = 35
const TO_LOWER_CASE = 32

/**
 * Whether a line begins with a letter, or as a heading does, as most do: then it begins nothing else, and ends the
 * list or quotation before it or goes on lazily.
 */
function beginsAsProse(line: string): boolean {
  const first = line.charCodeAt(0)
  const capital = first & ~TO_LOWER_CASE
  return (capital >= A && capital <= Z) || first === HASH
}

/** What follows the beginnings of addresses without brackets around them, up to the next space. */
function* bareAddresses(text: string): Generator<string> {
  if (!ADDRESS.test(text)) return
  let end = 0
  for (const { 0: beginning, index } of text.matchAll(ADDRESSES)) {
    if (index < end || BEFORE_OTHERS.test(text.charAt(index - 1))) continue
    const start = index + beginning.length
    const length = text.slice(start).search(/\s|$/)
    end = start + length
    yield text.slice(start, end)
  }
}

function hasUnsafeAddress(line: string): boolean {
  for (const rest of bareAddresses(line)) {
    if (!PLAIN_ADDRESS.test(rest) || /[.?]$/.test(rest)) return true
  }
  return false
}

/** A comment that the two standards of HTML in markdown end at different places. */
function hasOddComment(markdown: string): boolean {
  for (let start = markdown.indexOf('<!--'); start >= 0; ) {
    const end = markdown.indexOf('-->', start + 4)
    if (end < 0) return true
    const text = markdown.slice(start + 4, end)
    if (text.includes('--') || /^-?>|-$/.test(text)) return true
    start = markdown.indexOf('<!--', end)
  }
  return false
}

/** Whether there is a line whose brackets do not close: an address in it may stand in the text of a link, or not. */
function hasOpenBrackets(markdown: string): boolean {
  return markdown.split('\n').some(line => line.split('[').length !== line.split(']').length)
}
