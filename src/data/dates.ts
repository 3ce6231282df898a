const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
const MONTH_FIRST = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i

function monthNumber(name: string): number | undefined {
  const wanted = name.toLowerCase()
  const index = MONTHS.findIndex(
    month => month === wanted || (wanted.length >= 3 && month.startsWith(wanted)),
  )
  return index < 0 ? undefined : index + 1
}

function atMidnight(year: number, month: number, day: number): Date | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  // Date.UTC takes the years 0 to 99 for those of the last century.
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date : undefined
}

/** Minutes ahead of UTC; `undefined` for a zone that no place on earth has. */
function offsetMinutes(zone: string | undefined): number | undefined {
  if (!zone || zone.toUpperCase() === 'Z') return 0
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

function readIso(match: RegExpExecArray): Date | undefined {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = match
  const date = atMidnight(Number(year), Number(month), Number(day))
  const ahead = offsetMinutes(zone)
  if (!date || ahead === undefined) return undefined
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  date.setUTCHours(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0')))
  date.setUTCMinutes(date.getUTCMinutes() - ahead)
  return date
}

/**
 * Reads a date as authors write it: `2024-03-16T05:35:07.322Z`, `2023-10-24`, `March 16, 2020`, `16 March 2020`.
 * A date without a time is midnight UTC. Gives `undefined` for what is no date or a day that no calendar has.
 */
export function parseDate(value: string): Date | undefined {
  const text = value.trim()
  const iso = ISO.exec(text)
  if (iso) return readIso(iso)
  const named = MONTH_FIRST.exec(text)
  const dayFirst = DAY_FIRST.exec(text)
  const [day, name, year] = named ? [named[2], named[1], named[3]] : (dayFirst?.slice(1) ?? [])
  const month = name === undefined ? undefined : monthNumber(name)
  return month === undefined ? undefined : atMidnight(Number(year), month, Number(day))
}
