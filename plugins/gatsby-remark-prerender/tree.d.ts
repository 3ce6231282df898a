import type { Node, Reporter } from 'gatsby'

/** The parts of a markdown tree (mdast) that the plugin reads and writes. */
export interface TreeNode {
  type: string
  children?: TreeNode[]
  value?: string
  url?: string
  title?: string | null
  depth?: number
  lang?: string | null
  meta?: string | null
  alt?: string | null
  identifier?: string
  ordered?: boolean
  spread?: boolean
  checked?: boolean | null
  align?: (string | null)[] | null
  /** How mdast-util-to-hast turns the node into HTML. */
  data?: {
    id?: string
    hName?: string
    hProperties?: Record<string, unknown>
    hChildren?: HtmlNode[]
    [key: string]: unknown
  }
}

export interface Parent extends TreeNode {
  children: TreeNode[]
}

/** A node of an HTML tree (hast). */
export interface HtmlNode {
  type: 'element' | 'text' | 'raw'
  tagName?: string
  properties?: Record<string, unknown>
  children?: HtmlNode[]
  value?: string
}

/** What gatsby-transformer-remark gives its plugins, as far as this one uses it. */
export interface RemarkArgs {
  markdownAST: Parent
  markdownNode: Pick<Node, 'parent'> & {
    frontmatter?: { title?: unknown } | undefined
    fileAbsolutePath?: string | undefined
  }
  reporter: Pick<Reporter, 'warn'>
  /** Path prefix of the site, "" or "/x". */
  pathPrefix?: string | undefined
  /** Finds a File node and notes that the HTML depends on it. */
  getRemarkFileDependency(filter: {
    absolutePath: { eq: string }
  }): Promise<FileNode | null | undefined>
}

/** A File node of gatsby-source-filesystem, as far as the plugin uses it. */
export interface FileNode {
  absolutePath: string
  base: string
  internal: { contentDigest: string }
}
