// Stock Gatsby's query runner without a memory: indexes, resolved fields and the values that nodes were sorted by
// belong to one query and change no answer of the next. To be required before any module of stock Gatsby.

/** Grows with each query. */
let generation = 0

// Sort values live on in weak references of a module: how a query sorts would hang on when garbage was collected.
class SortValueRef extends WeakRef {
  #generation = generation

  deref() {
    const target = super.deref()
    const isStale = this.#generation !== generation && target?.gatsbyNodePartialInternalData
    return isStale ? undefined : target
  }
}

globalThis.WeakRef = SortValueRef

/** `load` gives modules of stock Gatsby by their path in its `dist` folder. */
function createForgetfulRunner(load) {
  const { store } = load('redux')
  const { GraphQLRunner } = load('query/graphql-runner')
  return async (text, variables = {}) => {
    store.getState().resolvedNodesCache.clear()
    generation += 1
    const runner = new GraphQLRunner(store)
    try {
      return await runner.query(text, variables, {})
    } finally {
      // The runner itself is held by a timer for five seconds more.
      runner.nodeModel.replaceFiltersCache()
    }
  }
}

module.exports = { createForgetfulRunner }
