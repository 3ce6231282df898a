/** Notices that the site was built anew since the document was opened: code and data no longer fit. */
export interface BuildWatch {
  /** Reads which build the server has. The first one read counts as the document's own. */
  check(): Promise<void>
  isOutdated(): boolean
}

/** @param read the hash of the build that the server has, as `page-data/app-data.json` has it */
export function createBuildWatch(read: () => Promise<string | undefined>): BuildWatch {
  let own: Promise<string | undefined> | undefined
  let isOutdated = false
  return {
    async check() {
      const now = read().catch(() => undefined)
      own ??= now
      const [first, last] = await Promise.all([own, now])
      if (first === undefined) own = undefined
      else if (last !== undefined && last !== first) {
        isOutdated = true
        forgetPages()
      }
    },
    isOutdated: () => isOutdated,
  }
}

/** gatsby-plugin-offline then drops the pages it keeps. */
function forgetPages(): void {
  const worker = navigator.serviceWorker?.controller
  if (worker?.state === 'activated') worker.postMessage({ gatsbyApi: 'clearPathResources' })
}
