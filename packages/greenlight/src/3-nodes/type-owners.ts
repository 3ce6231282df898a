import { typeOwned } from './errors.ts'

/** Which plugin owns which node type: the first that creates a node of it, for ever. */
export interface TypeOwners {
  /** @throws ProblemError `NODES_TYPE_OWNED` when the type belongs to another plugin */
  claim(node: { readonly id: string; readonly type: string }, plugin: string): void
  /** @throws ProblemError `NODES_TYPE_OWNED` when the type belongs to another plugin */
  checkDelete(node: { readonly id: string; readonly type: string }, plugin: string): void
  ownerOf(type: string): string | undefined
  entries(): Iterable<readonly [type: string, plugin: string]>
}

export function createTypeOwners(known: Iterable<readonly [string, string]> = []): TypeOwners {
  const owners = new Map(known)
  return {
    claim(node, plugin) {
      const owner = owners.get(node.type)
      if (owner === undefined) owners.set(node.type, plugin)
      else if (owner !== plugin) throw typeOwned('created', { ...node, owner }, plugin)
    },
    checkDelete(node, plugin) {
      const owner = owners.get(node.type)
      if (owner !== undefined && owner !== plugin) {
        throw typeOwned('deleted', { ...node, owner }, plugin)
      }
    },
    ownerOf: type => owners.get(type),
    entries: () => owners,
  }
}
