import { keysAndSockets, sidingWithDraft, waves } from './covers/content.ts'
import {
  filesBecomeNodes,
  lineToPages,
  valuesIntoSlots,
  whatAQueryReads,
} from './covers/data-layer.ts'
import {
  invertedIndex,
  oneSceneFourWidths,
  outlineAndFocus,
  runsAndMedian,
} from './covers/reading.ts'
import { junctionToPages, parallelTracks, ringLine, rings } from './covers/rendering.ts'
import { filesOfOnePage, nodesOfOneFile, readsOfQueries } from './diagrams/data-layer.ts'
import { regenerationTimeline } from './diagrams/regeneration.ts'
import { cacheLayers, renderingDecision } from './diagrams/rendering.ts'
import { icon } from './icon.ts'
import { landscapeSize, renderLandscape } from './landscape.ts'
import { inesVarga, noorHaddad, tobiasLindqvist } from './portraits.ts'

/** A drawing; `.svg` files are written as drawn, others as PNG, `size` pixels square if given. */
export interface Drawing {
  file: string
  draw: () => string
  size?: number
}

/** A picture of rendered pixels, three bytes each, written as JPEG. */
export interface Rendering {
  file: string
  render: () => Buffer
  width: number
  height: number
}

export type Picture = Drawing | Rendering

const covers: Readonly<Record<string, () => string>> = {
  'content/posts/from-file-to-node/cover.png': filesBecomeNodes,
  'content/posts/a-schema-from-data/cover.png': valuesIntoSlots,
  'content/posts/what-a-query-reads/cover.png': whatAQueryReads,
  'content/posts/from-route-to-html/cover.png': lineToPages,
  'content/posts/dynamic-routes-static-files/cover.png': junctionToPages,
  'content/posts/incremental-regeneration/cover.png': ringLine,
  'content/posts/choosing-how-a-page-renders/cover.png': parallelTracks,
  'static/covers/cache-headers.png': rings,
  'content/posts/front-matter-is-an-interface/cover.png': keysAndSockets,
  'static/covers/drafts.png': sidingWithDraft,
  'static/covers/feeds.png': waves,
  'content/posts/image-arithmetic/cover.png': oneSceneFourWidths,
  'content/posts/measuring-a-build/cover.png': runsAndMedian,
  'content/posts/search-without-a-server/cover.png': invertedIndex,
  'static/covers/accessible-static-pages.png': outlineAndFocus,
}

const diagrams: Readonly<Record<string, () => string>> = {
  'static/diagrams/nodes-of-one-file.svg': nodesOfOneFile,
  'static/diagrams/reads-of-queries.svg': readsOfQueries,
  'static/diagrams/files-of-one-page.svg': filesOfOnePage,
  'static/diagrams/regeneration-timeline.svg': regenerationTimeline,
  'static/diagrams/rendering-decision.svg': renderingDecision,
  'static/diagrams/cache-layers.svg': cacheLayers,
}

/** Every picture that the publication owns. */
export const pictures: readonly Picture[] = [
  ...Object.entries({ ...covers, ...diagrams }).map(([file, draw]) => ({ file, draw })),
  { file: 'content/authors/ines-varga.png', draw: inesVarga },
  { file: 'content/authors/tobias-lindqvist.png', draw: tobiasLindqvist },
  { file: 'content/authors/noor-haddad.png', draw: noorHaddad },
  {
    file: 'content/posts/image-arithmetic/landscape.jpg',
    render: renderLandscape,
    width: landscapeSize[0],
    height: landscapeSize[1],
  },
  { file: 'static/icon.svg', draw: icon },
  { file: 'static/icon.png', draw: icon, size: 512 },
]
