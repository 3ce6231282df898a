import merge from 'lodash-es/merge.js'
import type { RecordStore } from './record-store.ts'

type Status = Readonly<Record<string, unknown>>

/** What plugins remember about their own work, e.g. a sync token: `status.plugins` of Gatsby's store. */
export interface PluginStatuses {
  readonly all: Readonly<Record<string, Status>>
  /** Merges `status` deeply into what the plugin had set before (as Gatsby's setPluginStatus). */
  set(plugin: string, status: Status): void
}

/** Kept as JSON; counts for the next run once `cache` is committed. */
export function openPluginStatuses(cache: {
  store(name: string): Pick<RecordStore, 'keys' | 'get' | 'set'>
}): PluginStatuses {
  const records = cache.store('plugin status')
  const all: Record<string, Status> = {}
  for (const name of records.keys()) {
    const bytes = records.get(name)
    if (bytes) all[name] = JSON.parse(bytes.toString('utf8'))
  }
  return {
    all,
    set(plugin, status) {
      all[plugin] = merge({}, all[plugin], status)
      records.set(plugin, Buffer.from(JSON.stringify(all[plugin])))
    },
  }
}
