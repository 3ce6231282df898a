exports.onPreInit = ({ actions }) => {
  actions.addRemoteFileAllowedUrl([`${process.env.FILES_URL}/*`])
  actions.setRequestHeaders({ domain: process.env.FILES_URL, headers: { 'x-token': 'secret' } })
}

exports.createSchemaCustomization = ({ actions }) => {
  actions.createTypes(`
    type Picture implements Node & RemoteFile { name: String! }
  `)
}

exports.sourceNodes = ({ actions, createContentDigest, createNodeId }) => {
  const files = [
    { name: 'wide', filename: 'wide.png', mimeType: 'image/png', width: 600, height: 300 },
    { name: 'spaced', filename: 'with space.png', mimeType: 'image/png', width: 600, height: 300 },
    { name: 'drawing', filename: 'drawing.svg', mimeType: 'image/svg+xml', width: 10, height: 10 },
    { name: 'text', filename: 'text.pdf', mimeType: 'application/pdf' },
  ]
  for (const file of files) {
    const content = { ...file, url: `${process.env.FILES_URL}/${encodeURIComponent(file.filename)}` }
    actions.createNode({
      ...content,
      id: createNodeId(file.name),
      internal: { type: 'Picture', contentDigest: createContentDigest(file) },
    })
  }
}
