import moment from 'moment'
import { compileDateFormat, type DateFormat } from './compile-date-format.ts'
import { ISO_FORMATS } from './iso-formats.ts'
import { parseIsoInstant } from './parse-iso-instant.ts'

/** Arguments of a date field. Of several, `formatString` wins over `fromNow` over `difference`. */
export interface DateArguments {
  /** Tokens of moment; the result is in UTC. */
  readonly formatString?: string | null | undefined
  readonly fromNow?: boolean | null | undefined
  /** Unit of `moment.diff`, measured from the date to now. */
  readonly difference?: string | null | undefined
  /** Name of a moment locale, `en` when absent; an unknown one is `en`. */
  readonly locale?: string | null | undefined
}

/** Formats one date; see `createDateFormatter`. */
export type FormatDate = (date: unknown, args: DateArguments) => unknown

/**
 * Makes the function behind the arguments of date fields; its answers are moment's, byte for byte.
 * Formats are compiled once and kept as long as the function itself.
 *
 * The function returns the date as JSON holds it when no argument asks for more, moment's "Invalid date" for
 * what is no date, and throws a SyntaxError for `undefined`.
 */
export function createDateFormatter(): FormatDate {
  const formats = new Map<string, DateFormat | undefined>()

  function format(date: unknown, formatString: string, locale: string | null): string {
    if (locale === 'en' && typeof date === 'string') {
      if (!formats.has(formatString)) formats.set(formatString, compileDateFormat(formatString))
      const write = formats.get(formatString)
      const instant = write && parseIsoInstant(date)
      if (write && instant !== undefined) return write(instant)
    }
    return toMoment(date, locale).format(formatString)
  }

  return (date, { formatString, fromNow, difference, locale = 'en' }) => {
    const normalised = typeof date === 'string' ? date : JSON.parse(JSON.stringify(date))
    if (formatString) return format(normalised, formatString, locale)
    if (fromNow) return toMoment(normalised, locale).fromNow()
    if (difference) {
      const unit = difference as moment.unitOfTime.Diff
      return moment().diff(toMoment(normalised, locale), unit)
    }
    return normalised
  }
}

function toMoment(date: unknown, locale: string | null): moment.Moment {
  const instant = typeof date === 'string' ? parseIsoInstant(date) : undefined
  const parsed =
    instant === undefined
      ? moment.utc(date as moment.MomentInput, [...ISO_FORMATS], true)
      : moment.utc(instant)
  // moment takes null for "keep the locale"; its types do not know that.
  return parsed.locale(locale as string)
}
