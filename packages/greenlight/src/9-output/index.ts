// Stage 9: RenderedPage -> public/.

export { deleteStale } from './delete-stale.ts'
export { type HookFiles, type HookOwner, openHookFiles } from './hook-files.ts'
export { createLedgerWriter, type OutputLedger, openOutputLedger } from './output-ledger.ts'
export { loadOutputRecords, type OutputRecords, saveOutputRecords } from './output-records.ts'
export { STATIC_QUERY } from './page-reasons.ts'
export { createPageThreads, type PageThreads } from './page-threads.ts'
export { readStaticFiles } from './read-static-files.ts'
export { writeFiles } from './write-files.ts'
export { type PageExplanation, type PagesSummary, writePages } from './write-pages.ts'
