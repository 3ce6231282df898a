// What sites and plugins import from `gatsby` in code that is bundled.

export { StaticQueryContext } from '../shared/static-query-context.ts'
export { graphql } from './graphql.ts'
export { Link, navigate } from './link.tsx'
export { PageRenderer } from './page-renderer.tsx'
export { parsePath, withAssetPrefix, withPrefix } from './paths.ts'
export { prefetchPathname } from './prefetch-pathname.ts'
export { Script, ScriptStrategy } from './script.tsx'
export { useScrollRestoration } from './scroll.tsx'
export { Slice } from './slice.tsx'
export { StaticQuery, useStaticQuery } from './static-query.tsx'
