import moment from 'moment'
import { ISO_FORMATS } from './iso-formats.ts'
import { parseIsoInstant } from './parse-iso-instant.ts'

const TOKEN_PATTERNS: Readonly<Record<string, string>> = {
  YYYY: '\\d{4}',
  MM: '\\d{2}',
  DDDD: '\\d{4}',
  DD: '\\d{2}',
  HH: '\\d{2}',
  mm: '\\d{2}',
  ss: '\\d{2}',
  SSSSSS: '\\d{6}',
  SSS: '\\d{3}',
  '[W]': 'W',
  WW: '\\d{2}',
  E: '\\d',
  Z: '(?:Z|[+-]\\d\\d(?::?\\d\\d)?)',
  '.': '\\.',
}

const TOKENS = /YYYY|DDDD|SSSSSS|SSS|\[W\]|MM|DD|HH|mm|ss|WW|E|Z|\./g

const PERMISSIVE_DATE = new RegExp(
  `^(?:${ISO_FORMATS.map(format => format.replace(TOKENS, token => TOKEN_PATTERNS[token] ?? token)).join('|')})$`,
)

// Lengths of the format texts themselves (brackets of `[W]` included), and of `+01` and `+01:00` in place of `Z`.
const LENGTHS: ReadonlySet<number> = new Set(
  ISO_FORMATS.flatMap(({ length }, index) =>
    ISO_FORMATS[index]?.endsWith('Z') ? [length, length + 3, length + 5] : [length],
  ),
)

/**
 * First step of date detection, run on every value that inference sees: cheap and permissive.
 * Accepts impossible days such as `2024-02-30` and any eight digits; `isDate` is the second step.
 */
export function looksLikeDate(value: unknown): boolean {
  if (typeof value !== 'string' || !LENGTHS.has(value.length)) return false
  if (!/^\d{4}/.test(value) || !/[\dZ]$/.test(value)) return false
  return PERMISSIVE_DATE.test(value) || isDate(value)
}

/**
 * Second step of date detection, run on one sample of a type: whether moment parses the value strictly
 * in one of the ISO formats. Numbers never are dates, `Date` instances are when they hold an instant.
 */
export function isDate(value: unknown): boolean {
  if (typeof value === 'number') return false
  if (typeof value === 'string') {
    // All formats begin with the year; moment takes long to try each on any other text.
    if (!/^\d{4}/.test(value)) return false
    if (parseIsoInstant(value) !== undefined) return true
  }
  return moment.utc(value as moment.MomentInput, [...ISO_FORMATS], true).isValid()
}
