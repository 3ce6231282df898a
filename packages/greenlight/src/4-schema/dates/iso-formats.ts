const TIMES = [
  'HH',
  'HH:mm',
  'HHmm',
  'HH:mm:ss',
  'HHmmss',
  'HH:mm:ss.SSS',
  'HHmmss.SSS',
  'HH:mm:ss.SSSSSS',
  'HHmmss.SSSSSS',
]

function withTimes(separator: string, suffix: string): string[] {
  return TIMES.map(time => `YYYY-MM-DD${separator}${time}${suffix}`)
}

/**
 * The moment formats in which a string counts as a date, in the order in which moment is to try them:
 * the set and the order that Gatsby has.
 */
export const ISO_FORMATS: readonly string[] = [
  'YYYY',
  'YYYY-MM',
  'YYYY-MM-DD',
  'YYYYMMDD',
  ...withTimes('T', ''),
  ...withTimes(' ', ''),
  ...withTimes('T', 'Z'),
  ...withTimes(' ', 'Z'),
  ...withTimes(' ', ' Z'),
  'YYYY-[W]WW',
  'YYYY[W]WW',
  'YYYY-[W]WW-E',
  'YYYY[W]WWE',
  'YYYY-DDDD',
  'YYYYDDDD',
]
