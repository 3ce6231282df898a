/** What a page's document is made of beside its data: hashes by what a reader calls the part. */
export type SharedParts = Readonly<Record<string, string>>

/** Begins the name of a part that is the result of a static query; its hash follows. */
export const STATIC_QUERY = 'static query '

/** What is known of a page that is to be rendered. */
export interface PageComparison {
  /** False in a first build. */
  readonly isRecorded: boolean
  readonly isNew: boolean
  readonly dataChanged: boolean
  /** Why the page's query was run; undefined where it was not. */
  readonly queryReason: string | undefined
  readonly before: SharedParts | undefined
  readonly now: SharedParts
}

/** Why a page is rendered, each reason in a few words; at least one. */
export function findReasons({
  isRecorded,
  isNew,
  dataChanged,
  queryReason,
  before = {},
  now,
}: PageComparison): readonly string[] {
  if (!isRecorded) return ['first build']
  if (isNew) return ['the page is new']
  const reasons: string[] = []
  if (dataChanged)
    reasons.push(queryReason ?? 'context, static queries or slices of the page changed')
  for (const [part, hash] of Object.entries(now)) {
    const former = before[part]
    if (former === undefined) reasons.push(`${part} is new`)
    else if (former !== hash) reasons.push(`${part} changed`)
  }
  for (const part of Object.keys(before)) {
    if (part.startsWith(STATIC_QUERY) && !(part in now)) reasons.push(`${part} is no longer used`)
  }
  return reasons.length > 0 ? reasons : ['its files in public are not as they were written']
}
