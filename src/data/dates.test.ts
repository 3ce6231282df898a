/** @jest-environment node */
import { parseDate } from './dates'

test.each([
  ['2024-03-16T05:35:07.322Z', '2024-03-16T05:35:07.322Z'],
  ['2023-10-24', '2023-10-24T00:00:00.000Z'],
  ['March 16, 2020', '2020-03-16T00:00:00.000Z'],
  ['mar 16 2020', '2020-03-16T00:00:00.000Z'],
  ['Sept. 1st, 2020', '2020-09-01T00:00:00.000Z'],
  ['16 March 2020', '2020-03-16T00:00:00.000Z'],
  ['2024-03-16 05:35', '2024-03-16T05:35:00.000Z'],
  ['2024-03-16T05:35:07+02:00', '2024-03-16T03:35:07.000Z'],
  ['2024-01-01T00:30:00-0530', '2024-01-01T06:00:00.000Z'],
  ['2024-03-16T05:35:07.1234567Z', '2024-03-16T05:35:07.123Z'],
  [' 2024-02-29 ', '2024-02-29T00:00:00.000Z'],
  ['0024-03-16', undefined],
  ['2023-02-29', undefined],
  ['2024-04-31', undefined],
  ['2024-00-10', undefined],
  ['2024-01-01T24:00:00Z', undefined],
  ['2024-01-01T10:60:00Z', undefined],
  ['2024-01-01T10:00:00+15:00', undefined],
  ['February 30, 2020', undefined],
  ['Foo 3, 2020', undefined],
  ['16/03/2020', undefined],
  ['2024', undefined],
  ['', undefined],
])('%s', (text, expected) => {
  expect(parseDate(text)?.toISOString()).toBe(expected)
})

test('every day that there is, in each way to write it, is the same moment', () => {
  const months =
    'January February March April May June July August September October November December'.split(
      ' ',
    )
  for (let day = Date.UTC(1996, 0, 1); day < Date.UTC(2005, 0, 1); day += 86_400_000) {
    const date = new Date(day)
    const iso = date.toISOString()
    const month = months[date.getUTCMonth()] ?? ''
    const [number, year] = [date.getUTCDate(), date.getUTCFullYear()]
    for (const text of [
      iso,
      iso.slice(0, 10),
      `${month} ${number}, ${year}`,
      `${number} ${month.slice(0, 3)} ${year}`,
    ])
      expect(parseDate(text)?.getTime()).toBe(day)
  }
})
