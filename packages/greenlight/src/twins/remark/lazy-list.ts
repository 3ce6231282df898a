/**
 * An array whose items are made when something of it is first looked at. Whoever gets it need not know: it is an
 * array to `Array.isArray`, loops, spreading and libraries.
 */
export function createLazyList(make: () => readonly unknown[]): unknown[] {
  const items: unknown[] = []
  let isMade = false
  function made(): unknown[] {
    if (!isMade) {
      isMade = true
      for (const item of make()) items.push(item)
    }
    return items
  }
  return new Proxy(items, {
    get: (_, key) => Reflect.get(made(), key),
    set: (_, key, value) => Reflect.set(made(), key, value),
    has: (_, key) => Reflect.has(made(), key),
    deleteProperty: (_, key) => Reflect.deleteProperty(made(), key),
    ownKeys: () => Reflect.ownKeys(made()),
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(made(), key, descriptor),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(made(), key),
  })
}
