import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import moment from 'moment'
import { compileDateFormat } from './compile-date-format.ts'
import { createDateFormatter } from './format-date.ts'
import { ISO_FORMATS } from './iso-formats.ts'
import { parseIsoInstant } from './parse-iso-instant.ts'

const formats = [...ISO_FORMATS]
const strictly = (text: unknown): moment.Moment =>
  moment.utc(text as moment.MomentInput, formats, true)

const two = fc.integer({ min: 0, max: 63 }).map(value => String(value).padStart(2, '0'))
const year = fc.integer({ min: 0, max: 9999 }).map(value => String(value).padStart(4, '0'))
const zone = fc.oneof(
  fc.constantFrom('', 'Z', '+02:00', '-11:30', '+0130', '+05', ' Z'),
  fc.tuple(fc.constantFrom('+', '-'), two, two).map(([sign, h, m]) => `${sign}${h}:${m}`),
)
const fraction = fc.constantFrom('', '.0', '.123', '.123456', '.9999')
const time = fc
  .tuple(
    fc.constantFrom('T', ' ', ''),
    two,
    two,
    two,
    fraction,
    zone,
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([between, h, m, s, f, z, length]) =>
    length === 0
      ? ''
      : `${between}${[h, m, s].slice(0, length).join(':')}${length === 3 ? f : ''}${z}`,
  )
const day = fc.tuple(year, two, two).map(parts => parts.join('-'))
const dateText = fc.oneof(
  fc.tuple(day, time).map(parts => parts.join('')),
  fc
    .date({ min: new Date('1700-01-01'), max: new Date('2400-01-01'), noInvalidDate: true })
    .map(date => date.toISOString()),
  fc.constantFrom(
    '2024',
    '2024-01',
    '2024-W03',
    '2024W031',
    '2024-123',
    '20240105',
    'nonsense',
    '',
  ),
)

const TOKENS =
  'YYYY YY MMMM MMM MM M Mo Do DD D DDDo DDDD dddd ddd dd d HH H hh h kk mm m ss s SSS S A a Z ZZ X x Q W ww GGGG E e LL LT L l'
const formatText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...TOKENS.split(' ')),
      fc.constantFrom(
        ' ',
        ', ',
        '-',
        '/',
        '.',
        ':',
        ' [at] ',
        '[',
        ']',
        '\\',
        '年',
        'T',
        'o',
        'Y',
        '\n',
        '[]',
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map(parts => parts.join(''))

/** moment throws for a format of nothing but line breaks. */
function outcome(write: () => unknown): unknown {
  try {
    return write()
  } catch (error) {
    return String(error)
  }
}

describe('parseIsoInstant', () => {
  it('agrees with the strict parse of moment wherever it answers', () => {
    let answered = 0
    fc.assert(
      fc.property(dateText, text => {
        const instant = parseIsoInstant(text)
        if (instant === undefined) return
        answered++
        assert.equal(strictly(text).valueOf(), instant)
      }),
      { numRuns: 1000, seed: 1 },
    )
    assert.ok(answered > 100, `answered ${answered} times`)
  })

  it('answers the forms that content is full of', () => {
    assert.equal(parseIsoInstant('2024-02-29'), Date.UTC(2024, 1, 29))
    assert.equal(parseIsoInstant('2024-01-05T10:30:15.250Z'), Date.UTC(2024, 0, 5, 10, 30, 15, 250))
    assert.equal(parseIsoInstant('2024-01-05 10:30+02:00'), Date.UTC(2024, 0, 5, 8, 30))
    for (const text of ['2023-02-29', '2024-13-01', '2024-1-5', '2024-01-05T24:00', 'x']) {
      assert.equal(parseIsoInstant(text), undefined)
    }
  })
})

describe('compileDateFormat', () => {
  it('writes what moment writes, or leaves the format to moment', () => {
    let compiled = 0
    const instants = fc.integer({ min: Date.UTC(1001, 0, 1), max: Date.UTC(9998, 11, 31) })
    fc.assert(
      fc.property(formatText, instants, (format, instant) => {
        const write = compileDateFormat(format)
        if (!write) return
        compiled++
        assert.equal(write(instant), moment.utc(instant).locale('en').format(format))
      }),
      { numRuns: 2500, seed: 2 },
    )
    assert.ok(compiled > 200, `compiled ${compiled} formats`)
  })
})

describe('createDateFormatter', () => {
  const format = createDateFormatter()

  it('formats like moment, whatever the date, the format and the locale', () => {
    const locales = fc.constantFrom(undefined, null, 'en', 'de', 'fr', 'ja', 'ru', 'ar', 'xx')
    fc.assert(
      fc.property(dateText, formatText, locales, (date, formatString, locale) => {
        const expected = outcome(() =>
          strictly(date)
            .locale(locale === undefined ? 'en' : (locale as string))
            .format(formatString),
        )
        assert.equal(
          outcome(() => format(date, { formatString, locale })),
          expected,
        )
      }),
      { numRuns: 400, seed: 3 },
    )
  })

  it('prefers formatString to fromNow to difference', () => {
    const args = { formatString: 'YYYY', fromNow: true, difference: 'days' }
    assert.equal(format('2020-05-05', args), '2020')
    assert.match(String(format('2020-05-05', { ...args, formatString: '' })), / years ago$/)
    const days = moment().diff(moment.utc('2020-05-05'), 'days')
    assert.equal(format('2020-05-05', { difference: 'days' }), days)
  })

  it('gives the date as JSON holds it when nothing is asked', () => {
    assert.equal(format('2024-01-05', {}), '2024-01-05')
    assert.equal(format(new Date(Date.UTC(2024, 0, 5)), {}), '2024-01-05T00:00:00.000Z')
  })

  it('says "Invalid date" of what is none, and throws for undefined', () => {
    assert.equal(format('2024-02-30', { formatString: 'YYYY' }), 'Invalid date')
    assert.equal(format(null, { formatString: 'YYYY' }), 'Invalid date')
    assert.throws(() => format(undefined, {}), SyntaxError)
  })
})
