// What joins the stages of a build to a site's hooks and stores; `build.ts` puts it in order.

export { applyPageConfigs } from './apply-page-configs.ts'
export { createBundleInput } from './create-bundle-input.ts'
export { type BuildExplanation, createExplainer, type Explainer } from './create-explainer.ts'
export { createSiteQueryPool } from './create-site-query-pool.ts'
export { extractSiteQueries } from './extract-site-queries.ts'
export { findNodeManifests } from './find-node-manifests.ts'
export { listOutputFiles } from './list-output-files.ts'
export { rendererFolder, renderSetup } from './render-setup.ts'
export {
  deleteStaleHookFiles,
  runBootstrapHooks,
  runFinalHooks,
} from './run-bootstrap-hooks.ts'
export { runAllSliceQueries, runAllStaticQueries, runPageQueries } from './run-site-queries.ts'
export { setPageModes, staticPages } from './set-page-modes.ts'
export { writeQueryTypes } from './write-query-types.ts'
export { writeServerFiles } from './write-server-files.ts'
