// Stock Gatsby keeps the values that nodes were sorted by in weak references of a module, so that a query's order
// can depend on earlier queries and on when garbage was collected. Required before any module of stock Gatsby, this
// lets go of them at a given moment: forgetSortValues().
let generation = 0

class SortValueRef extends WeakRef {
  #generation = generation

  deref() {
    const target = super.deref()
    const isStale = this.#generation !== generation && target?.gatsbyNodePartialInternalData
    return isStale ? undefined : target
  }
}

globalThis.WeakRef = SortValueRef

module.exports = {
  forgetSortValues() {
    generation += 1
  },
}
