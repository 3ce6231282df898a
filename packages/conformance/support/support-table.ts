import { actionRows, pageRows } from './rows/actions.ts'
import { buildingRows, commandRows } from './rows/building.ts'
import { configRows, fileRows, flagRows } from './rows/config.ts'
import { helperRows, hookRows, objectRows } from './rows/hooks.ts'
import { keepingRows, nodeRows } from './rows/nodes.ts'
import { outputRows } from './rows/output.ts'
import { bundleRows, pluginRows } from './rows/plugins.ts'
import { queryRows } from './rows/queries.ts'
import { browserRows, documentRows } from './rows/runtime.ts'
import { inferenceRows, typeRows } from './rows/schema.ts'
import type { SupportSection } from './support-row.ts'

/** What the engine has of Gatsby 5. */
export const SUPPORT: readonly SupportSection[] = [
  configRows,
  fileRows,
  flagRows,
  hookRows,
  helperRows,
  actionRows,
  pageRows,
  objectRows,
  nodeRows,
  inferenceRows,
  typeRows,
  queryRows,
  keepingRows,
  commandRows,
  buildingRows,
  documentRows,
  browserRows,
  outputRows,
  bundleRows,
  pluginRows,
]
