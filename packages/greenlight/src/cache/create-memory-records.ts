import type { RecordStore } from './record-store.ts'

/** A record store that is nowhere kept, for tests. */
export function createMemoryRecords(): RecordStore {
  const records = new Map<string, Buffer>()
  return {
    get size() {
      return records.size
    },
    has: key => records.has(key),
    get: key => records.get(key),
    set: (key, bytes) => void records.set(key, bytes),
    delete: key => records.delete(key),
    keys: () => records.keys(),
    clear: () => records.clear(),
  }
}
