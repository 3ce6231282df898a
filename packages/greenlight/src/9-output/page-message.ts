import type { PageToRender, RenderedPage, RenderSetup } from '#render'
import type { ThrownInThread } from './errors.ts'
import type { FileRecord } from './publish-file.ts'

/** What a page thread is told first. */
export interface PageThreadData {
  readonly setup: RenderSetup
  /** Absolute. */
  readonly publicFolder: string
  /** Where files are noted before they are written, absolute. */
  readonly ledger: string
}

/** One page for a thread to render and write. */
export interface PageRequest {
  readonly page: PageToRender
  readonly previousHtml: FileRecord | undefined
  readonly previousData: FileRecord | undefined
}

/** What a thread made of a page. */
export type PageReply =
  | {
      readonly path: string
      readonly html: FileRecord
      readonly data: FileRecord
      readonly slices: RenderedPage['slices']
      readonly pieces: RenderedPage['pieces']
    }
  | { readonly path: string; readonly error: ThrownInThread }
  /** A file, named absolutely, that could not be written. */
  | { readonly path: string; readonly file: string; readonly error: ThrownInThread }
