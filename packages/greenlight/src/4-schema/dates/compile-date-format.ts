/** Writes an instant, in milliseconds since 1970, in UTC and in English. */
export type DateFormat = (instant: number) => string

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

function ordinal(value: number): string {
  const tens = Math.floor((value % 100) / 10)
  const suffix = tens === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
  return `${value}${suffix}`
}

const WRITERS: Readonly<Record<string, (date: Date) => string>> = {
  YYYY: date => String(date.getUTCFullYear()),
  YY: date => twoDigits(date.getUTCFullYear() % 100),
  MMMM: date => MONTHS[date.getUTCMonth()] ?? '',
  MMM: date => (MONTHS[date.getUTCMonth()] ?? '').slice(0, 3),
  MM: date => twoDigits(date.getUTCMonth() + 1),
  M: date => String(date.getUTCMonth() + 1),
  Do: date => ordinal(date.getUTCDate()),
  DD: date => twoDigits(date.getUTCDate()),
  D: date => String(date.getUTCDate()),
  dddd: date => WEEKDAYS[date.getUTCDay()] ?? '',
  ddd: date => (WEEKDAYS[date.getUTCDay()] ?? '').slice(0, 3),
  HH: date => twoDigits(date.getUTCHours()),
  H: date => String(date.getUTCHours()),
  hh: date => twoDigits(date.getUTCHours() % 12 || 12),
  h: date => String(date.getUTCHours() % 12 || 12),
  mm: date => twoDigits(date.getUTCMinutes()),
  m: date => String(date.getUTCMinutes()),
  ss: date => twoDigits(date.getUTCSeconds()),
  s: date => String(date.getUTCSeconds()),
  SSS: date => String(date.getUTCMilliseconds()).padStart(3, '0'),
  A: date => (date.getUTCHours() > 11 ? 'PM' : 'AM'),
  a: date => (date.getUTCHours() > 11 ? 'pm' : 'am'),
  Z: () => '+00:00',
  ZZ: () => '+0000',
}

// Runs of letters are tokens or parts of tokens in moment, so a run is taken whole or the format is declined.
const PIECES = /\[[^[\]]*\]|Do|([A-Za-z])\1*|[^A-Za-z[\]\\\n\r\u2028\u2029]+/y

/**
 * Compiles a moment format made of the common tokens, literals in brackets and punctuation.
 *
 * @returns `undefined` when the format holds anything else: moment has to write it.
 */
export function compileDateFormat(format: string): DateFormat | undefined {
  const writers: (string | ((date: Date) => string))[] = []
  const pieces = new RegExp(PIECES)
  while (pieces.lastIndex < format.length) {
    const piece = pieces.exec(format)?.[0]
    if (piece === undefined) return undefined
    if (piece.startsWith('[')) writers.push(piece.slice(1, -1))
    else if (/[A-Za-z]/.test(piece)) {
      const writer = WRITERS[piece]
      if (!writer) return undefined
      writers.push(writer)
    } else writers.push(piece)
  }
  return instant => {
    const date = new Date(instant)
    let text = ''
    for (const writer of writers) text += typeof writer === 'string' ? writer : writer(date)
    return text
  }
}
