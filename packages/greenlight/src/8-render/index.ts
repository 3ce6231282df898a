// Stage 8: SiteBundle, Results -> RenderedPage.

export {
  createPageRenderer,
  namesOfPieces,
  type PageRenderer,
  type RenderedPage,
  type ShownSlice,
} from './create-page-renderer.ts'
export {
  htmlFile,
  pageDataFile,
  sliceDataFile,
  slicePieceFile,
  staticQueryFile,
} from './data-files.ts'
export type { PageAtHand, PageToRender, RenderSetup, SliceToRender } from './page-input.ts'
