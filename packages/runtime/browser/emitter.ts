type Handler = (payload: unknown) => void

/** Events between the runtime and plugins, under `window.___emitter`. */
export interface Emitter {
  on(event: string, handler: Handler): void
  off(event: string, handler: Handler): void
  emit(event: string, payload?: unknown): void
}

export function createEmitter(): Emitter {
  const handlers = new Map<string, Set<Handler>>()
  return {
    on(event, handler) {
      const known = handlers.get(event) ?? new Set()
      handlers.set(event, known.add(handler))
    },
    off: (event, handler) => handlers.get(event)?.delete(handler),
    emit(event, payload) {
      for (const handler of handlers.get(event) ?? []) handler(payload)
    },
  }
}
