import { createHash } from 'node:crypto'
import type { Node, NodeInput, NodePluginArgs } from 'gatsby'

const hash = (value: unknown) => createHash('md5').update(JSON.stringify(value)).digest('hex')

/** The part of Gatsby's node API that the data layer uses, over a map of nodes; counts what it was asked to do. */
export function makeFakeNodeApi() {
  const nodes = new Map<string, Node>()
  const counts = { created: 0, touched: 0, deleted: 0, fields: 0 }
  const actions: Pick<
    NodePluginArgs['actions'],
    'createNode' | 'touchNode' | 'deleteNode' | 'createParentChildLink' | 'createNodeField'
  > = {
    createNode: (input: NodeInput) => {
      counts.created += 1
      const { parent = null, children = [] } = input
      const internal = { ...input.internal, owner: 'site' }
      nodes.set(input.id, { ...input, parent, children: children ?? [], internal })
    },
    touchNode: () => {
      counts.touched += 1
    },
    deleteNode: ({ id }) => {
      if (id && nodes.delete(id)) counts.deleted += 1
    },
    createParentChildLink: ({ parent, child }) => {
      if (!parent.children.includes(child.id)) parent.children.push(child.id)
    },
    createNodeField: ({ node, name, value }) => {
      counts.fields += 1
      node.fields = { ...Object(node.fields), [String(name)]: value }
    },
  }
  const args = {
    actions: { ...Object({}), ...actions },
    createNodeId: (key: string) => `id ${key}`,
    createContentDigest: hash,
    getNode: (id: string) => nodes.get(id),
    getNodesByType: (type: string) =>
      [...nodes.values()].filter(({ internal }) => internal.type === type),
  }
  const addRemark = (file: string): Node => {
    const node: Node = {
      id: `remark ${file}`,
      parent: null,
      children: [],
      fileAbsolutePath: file,
      internal: { type: 'MarkdownRemark', contentDigest: file, owner: 'gatsby-transformer-remark' },
    }
    nodes.set(node.id, node)
    return node
  }
  return { args, nodes, counts, addRemark }
}
