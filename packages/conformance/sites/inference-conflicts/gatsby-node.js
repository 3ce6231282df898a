const create = ({ actions, createNodeId, createContentDigest }, type, key, value) =>
  actions.createNode({
    ...value,
    id: createNodeId(`${type} ${key}`),
    parent: null,
    children: [],
    internal: { type, contentDigest: createContentDigest(value) },
  })

const shapes = [
  { number: 1, mixed: 1, listOfMixed: [1, 'a'], object: { a: 1 }, kind: 'x', big: 2147483648, date: '2024-01-05' },
  { number: 2.5, mixed: 'one', listOfMixed: [2], object: { b: 'two', a: null }, kind: null, big: 1, date: '2024-01-05T10:00:00Z' },
  { number: -3, mixed: true, object: { a: { deeper: 1 }, c: [] }, kind: 'y', date: '', list: [[1, 2], [3]] },
  { 'a-b': 1, 'a b': 2, __x: 'under', '1a': 'digit', 'with.dot': 'dot', ünï: 'umlaut', _ok: 3, $dollar: 4, list: [[4.5]] },
  { object: [], items: [{ a: 1 }, { b: 'x' }, { a: 2.5, when: '2020-02-29' }], empty: {}, emptyList: [], date: '2024-13-45' },
  { flag: true, items: [], yes: 'true', year: '2024', compact: '20240105', week: '2024-W03', notDate: '2024/01/05' },
  { flag: false, year: '1999', items: null, real: new Date(0), nullOnly: null, stringOrDate: '2020-01-01', sizes: [1, null, 3] },
  { stringOrDate: 'tomorrow', object: { b: '2020-01-01' }, real: new Date('2021-03-04T05:06:07.089Z'), sizes: [] },
]
exports.sourceNodes = args => {
  shapes.forEach((shape, index) => create(args, 'foo_bar', index, shape))
  shapes.forEach((shape, index) => create(args, 'NPMPackage', index, { index, name: `pkg ${index % 3}`, shape: JSON.stringify(shape) }))
}
