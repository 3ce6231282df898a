exports.pluginOptionsSchema = ({ Joi }) => Joi.object({ url: Joi.string().uri().required(), attempts: Joi.number().default(3) })

async function fetchPage(url, attempts, reporter) {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url)
    if (response.ok) return response.json()
    if (attempt === attempts) throw new Error(`${new URL(url).pathname}${new URL(url).search} answered ${response.status} ${attempts} times`)
    reporter.verbose(`Trying ${url} again`)
  }
}

exports.sourceNodes = async ({ actions, createNodeId, createContentDigest, reporter, getNodesByType }, { url, attempts }) => {
  for (const node of getNodesByType('Station')) actions.touchNode(node)
  for (let page = 1; page !== null; ) {
    const { stations, next } = await fetchPage(`${url}/stations?page=${page}`, attempts, reporter)
    for (const station of stations) {
      actions.createNode({ ...station, stationId: station.id, id: createNodeId(`station ${station.id}`), internal: { type: 'Station', contentDigest: createContentDigest(station) } })
    }
    page = next
  }
}
