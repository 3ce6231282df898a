/** The parts of a markdown tree (mdast) that the plugin reads and writes. */
export interface TreeNode {
  type: string
  children?: TreeNode[]
  value?: string
  url?: string
  depth?: number
  lang?: string | null
  meta?: string | null
  alt?: string | null
  data?: {
    id?: string
    hName?: string
    hProperties?: Record<string, unknown>
    [key: string]: unknown
  }
}

export interface Parent extends TreeNode {
  children: TreeNode[]
}
