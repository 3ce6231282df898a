// Stage 8: SiteBundle, Results -> RenderedPage.

export { createPageRenderer, type PageRenderer } from './create-page-renderer.ts'
export { htmlFile, pageDataFile, staticQueryFile } from './data-files.ts'
export type { PageToRender, RenderSetup } from './page-input.ts'
