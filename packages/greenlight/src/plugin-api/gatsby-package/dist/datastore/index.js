const { currentSite } = require('../../current-site.js')

const nodes = () => currentSite('gatsby/dist/datastore').nodes

const dataStore = {
  getNode: id => nodes().get(id),
  getTypes: () => [...nodes().types()],
  countNodes: type =>
    (type === undefined ? dataStore.iterateNodes() : dataStore.iterateNodesByType(type)).length,
  iterateNodes: () => [...nodes().all()],
  iterateNodesByType: type => [...nodes().ofTypeById(type)],
  getNodes: () => [...nodes().all()],
  getNodesByType: type => [...nodes().ofTypeById(type)],
  ready: async () => {},
}

exports.getDataStore = () => dataStore
exports.getNode = dataStore.getNode
exports.getNodes = dataStore.getNodes
exports.getNodesByType = dataStore.getNodesByType
exports.getTypes = dataStore.getTypes
