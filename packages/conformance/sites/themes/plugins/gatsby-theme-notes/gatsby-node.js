exports.pluginOptionsSchema = ({ Joi }) => Joi.object({ type: Joi.string().required(), greeting: Joi.string(), limit: Joi.number().default(5) })
exports.createSchemaCustomization = ({ actions }, options) => actions.createTypes(`type ${options.type} implements Node @childOf(types: ["File"]) { text: String! limit: Int }`)
exports.shouldOnCreateNode = ({ node }) => node.internal.type === 'File' && node.extension === 'txt'
exports.onCreateNode = async ({ node, actions, loadNodeContent, createNodeId, createContentDigest }, options) => {
  const text = await loadNodeContent(node)
  const note = { id: createNodeId(`${node.id} >>> ${options.type}`), parent: node.id, children: [], text, limit: options.limit, internal: { type: options.type, contentDigest: createContentDigest(text) } }
  await actions.createNode(note)
  actions.createParentChildLink({ parent: node, child: note })
}
