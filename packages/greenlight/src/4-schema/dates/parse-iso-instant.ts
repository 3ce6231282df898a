const COMMON_FORM =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?(Z|[+-]\d\d:\d\d)?)?$/

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0)
}

function offsetInMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(4, 6))
  if (hours > 11 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/**
 * Parses the usual forms of ISO 8601 dates: a day, or a day and a time down to milliseconds with or without
 * a zone. A missing zone is UTC.
 *
 * @returns milliseconds since 1970, or `undefined` for every other text: such a text may still be a date, only
 *   moment can tell. What is returned equals what moment's strict parse gives; 24:00, zones of twelve hours and more and the years below 1001 and above 9998 are
 *   left to moment.
 */
export function parseIsoInstant(text: string): number | undefined {
  const match = COMMON_FORM.exec(text)
  if (!match) return undefined
  const year = Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  const hour = Number(match[4] ?? 0)
  const minute = Number(match[5] ?? 0)
  const second = Number(match[6] ?? 0)
  if (
    year <= 1000 ||
    year === 9999 ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysInMonth(year, month)
  ) {
    return undefined
  }
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const offset = offsetInMinutes(match[8])
  if (offset === undefined) return undefined
  const local = Date.UTC(year, month - 1, day, hour, minute, second, Number(match[7] ?? 0))
  return local - offset * 60_000
}
