import type { Node } from '#nodes'

/** What a connection field resolves to. Totals are functions, which the default resolver calls. */
export interface Connection {
  readonly totalCount: () => number
  readonly edges: readonly Edge[]
  readonly nodes: readonly Node[]
  readonly pageInfo: PageInfo
}

export interface Edge {
  readonly node: Node
  /** Neighbours inside the same slice only, as in Gatsby. */
  readonly next: Node | undefined
  readonly previous: Node | undefined
}

export interface PageInfo {
  readonly currentPage: number
  readonly hasPreviousPage: boolean
  readonly hasNextPage: boolean
  readonly itemCount: number
  readonly pageCount: () => number
  readonly perPage: number | null | undefined
  readonly totalCount: () => number
}

/** Arguments of a connection or group field, as they came in. */
export interface PageArguments {
  readonly skip?: number | null | undefined
  /** `null` and 0 give an empty page, absence gives all. */
  readonly limit?: number | null | undefined
}

/**
 * Cuts one page out of nodes of which the first stands at `offset` of all matches.
 *
 * @throws Error when the page begins before the nodes do.
 */
export function paginate(
  found: { readonly nodes: readonly Node[]; readonly totalCount: number; readonly offset?: number },
  args: PageArguments,
): Connection {
  const { offset = 0, totalCount } = found
  const skip = args.skip ?? 0
  if (offset > skip) throw new Error('Result offset cannot be greater than `skip` argument')
  const { limit } = args
  const start = skip - offset
  const end = limit === undefined ? undefined : limit ? start + limit : 0
  const nodes = start === 0 && end === undefined ? found.nodes : found.nodes.slice(start, end)
  const currentPage = limit ? Math.ceil(skip / limit) + 1 : skip ? 2 : 1
  let edges: readonly Edge[] | undefined

  return {
    totalCount: () => totalCount,
    get edges() {
      edges ??= nodes.map((node, position) => ({
        node,
        next: nodes[position + 1],
        previous: nodes[position - 1],
      }))
      return edges
    },
    nodes,
    pageInfo: {
      currentPage,
      hasPreviousPage: currentPage > 1,
      hasNextPage: limit ? found.nodes.length - start > limit : false,
      itemCount: nodes.length,
      pageCount: () =>
        limit ? Math.ceil(skip / limit) + Math.ceil((totalCount - skip) / limit) : skip ? 2 : 1,
      perPage: limit,
      totalCount: () => totalCount,
    },
  }
}
