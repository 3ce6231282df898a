import { createDateFormatter, type DateArguments } from '../dates/format-date.ts'
import { readingElsewhere, repeatable } from '../query/is-repeatable.ts'
import { andThen } from '../query/maybe-promise.ts'
import { defaultFieldResolver } from '../query/resolvers/default-field-resolver.ts'
import type { FieldConfig, FieldExtension } from '../schema-input.ts'
import { type FieldSource, redirect } from './redirect.ts'

/** `@dateformat`: arguments that format the date; those of the directive are the defaults. */
export function createDateExtension(): FieldExtension {
  const format = createDateFormatter()
  return {
    name: 'dateformat',
    description: 'Add date formatting options.',
    args: {
      formatString: 'String',
      locale: 'String',
      fromNow: 'Boolean',
      difference: 'String',
    },
    extend(options: DateArguments & FieldSource, { args, resolve: original }) {
      const resolve: FieldConfig['resolve'] = (source, formatting, context, info) => {
        const read = original ?? context.defaultFieldResolver
        return andThen(read(source, formatting, context, redirect(info, options)), date => {
          if (date === undefined || date === null) return null
          if (Array.isArray(date)) return date.map(item => format(item, formatting))
          return format(date, formatting)
        })
      }
      const isPlain = original === undefined || original === defaultFieldResolver
      return {
        args: { ...args, ...dateArguments(options) },
        resolve: isPlain ? repeatable(options.from ? readingElsewhere(resolve) : resolve) : resolve,
      }
    },
  }
}

function dateArguments({ formatString, fromNow, difference, locale }: DateArguments) {
  return {
    formatString: {
      type: 'String',
      description:
        'Format the date using Moment.js\' date tokens, e.g. `date(formatString: "YYYY MMMM DD")`. See https://momentjs.com/docs/#/displaying/format/ for documentation for different tokens.',
      defaultValue: formatString,
    },
    fromNow: {
      type: 'Boolean',
      description: "Returns a string generated with Moment.js' `fromNow` function",
      defaultValue: fromNow,
    },
    difference: {
      type: 'String',
      description:
        'Returns the difference between this date and the current time. Defaults to "milliseconds" but you can also pass in as the measurement "years", "months", "weeks", "days", "hours", "minutes", and "seconds".',
      defaultValue: difference,
    },
    locale: {
      type: 'String',
      description: 'Configures the locale Moment.js will use to format the date.',
      defaultValue: locale,
    },
  }
}
