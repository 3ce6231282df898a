import type { NodeEvent } from '#nodes'
import type { PageEvent } from '#pages'
import type { Emitter } from './emitter.ts'

const NODE_ACTIONS: Readonly<Record<NodeEvent['kind'], string>> = {
  created: 'CREATE_NODE',
  deleted: 'DELETE_NODE',
  linked: 'ADD_CHILD_NODE_TO_PARENT_NODE',
  fieldWritten: 'ADD_FIELD_TO_NODE',
}

/** Passes what happens to nodes on to plugins, as the actions of Gatsby's store; costs nothing where nobody listens. */
export function emitNodeEvent(emitter: Emitter, event: NodeEvent): void {
  const type = NODE_ACTIONS[event.kind]
  if (!emitter.hears(type)) return
  const oldNode = event.kind === 'created' ? event.oldNode : undefined
  emitter.emit(type, { type, payload: event.node, plugin: event.plugin, oldNode })
}

/** Passes what happens to pages on to plugins. */
export function emitPageEvent(emitter: Emitter, event: PageEvent): void {
  const type = event.kind === 'created' ? 'CREATE_PAGE' : 'DELETE_PAGE'
  if (!emitter.hears(type)) return
  const plugin = event.kind === 'created' ? event.plugin : undefined
  emitter.emit(type, { type, payload: event.page, plugin })
}
