/** Called with the action of an event; handlers of `*` get the event's type first, as with mitt. */
export type EventHandler = (...args: readonly unknown[]) => void

/** The `emitter` that plugins receive: events are action types, their value is the whole action. */
export interface Emitter {
  on(type: string, handler: EventHandler): void
  off(type: string, handler: EventHandler): void
  emit(type: string, event?: unknown): void
  /** Whether anybody would hear an event: building its value can then be left out. */
  hears(type: string): boolean
}

/** Makes the emitter of one site. A handler that throws goes to `onError` and does not stop the others. */
export function createEmitter(onError: (error: unknown, type: string) => void): Emitter {
  const handlers = new Map<string, Set<EventHandler>>()
  const tell = (key: string, type: string, args: readonly unknown[]) => {
    for (const handler of [...(handlers.get(key) ?? [])]) {
      try {
        handler(...args)
      } catch (error) {
        onError(error, type)
      }
    }
  }
  return {
    on(type, handler) {
      const known = handlers.get(type) ?? new Set()
      handlers.set(type, known.add(handler))
    },
    off(type, handler) {
      handlers.get(type)?.delete(handler)
    },
    emit(type, event) {
      tell(type, type, [event])
      tell('*', type, [type, event])
    },
    hears: type => Boolean(handlers.get(type)?.size || handlers.get('*')?.size),
  }
}
