exports.onCreateNode = ({ node, actions }, { stamp = 'site' }) => {
  if (node.internal.type === 'Note' && stamp === 'theme') actions.createNodeField({ node, name: 'stamp', value: stamp })
}
