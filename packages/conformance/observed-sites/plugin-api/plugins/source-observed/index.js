exports.loadNodeContent = async node => `content of ${node.name}`
