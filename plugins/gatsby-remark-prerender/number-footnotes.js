const { replaceNodes } = require('./visit-nodes')

/** @typedef {import('./tree').TreeNode} TreeNode */
/** @typedef {{ number: number, content: TreeNode[], references: number }} Footnote */

/**
 * Numbers the footnotes in the order in which the text refers to them and puts them at its end, in a section of
 * their own; from each there is a link back to every place that refers to it.
 *
 * @param {import('./tree').Parent} tree
 */
function numberFootnotes(tree) {
  const definitions = takeDefinitions(tree)
  /** @type {Map<string, Footnote>} */
  const footnotes = new Map()

  /** @param {TreeNode} node */
  const replaceReference = node => {
    if (node.type === 'footnote') {
      const content = [{ type: 'paragraph', children: node.children ?? [] }]
      return refer(footnotes, `inline ${footnotes.size}`, content)
    }
    const content = node.type === 'footnoteReference' && definitions.get(keyOf(node))
    return content ? refer(footnotes, keyOf(node), content) : undefined
  }
  /** @param {TreeNode} parent */
  const replaceReferences = parent => {
    if (!parent.children) return
    parent.children = parent.children.map(node => {
      const mark = replaceReference(node)
      if (mark === undefined) replaceReferences(node)
      return mark ?? node
    })
  }

  replaceReferences(tree)
  // A footnote may refer to another: the map grows while it is walked.
  for (const footnote of footnotes.values()) {
    const holder = { type: 'holder', children: footnote.content }
    replaceReferences(holder)
    footnote.content = holder.children
  }
  if (footnotes.size > 0) tree.children.push(makeSection([...footnotes.values()]))
}

/** @param {TreeNode} node */
const keyOf = node => `named ${String(node.identifier).toLowerCase()}`

/**
 * @param {import('./tree').Parent} tree
 * @returns {Map<string, TreeNode[]>}
 */
function takeDefinitions(tree) {
  /** @type {Map<string, TreeNode[]>} */
  const definitions = new Map()
  replaceNodes(tree, node => {
    if (node.type !== 'footnoteDefinition') return undefined
    if (!definitions.has(keyOf(node))) definitions.set(keyOf(node), node.children ?? [])
    return []
  })
  return definitions
}

/**
 * @param {number} number
 * @param {number} reference
 */
const referenceId = (number, reference) =>
  reference === 1 ? `fnref-${number}` : `fnref-${number}-${reference}`

/**
 * @param {Map<string, Footnote>} footnotes
 * @param {string} key
 * @param {TreeNode[]} content
 * @returns {TreeNode}
 */
function refer(footnotes, key, content) {
  const footnote = footnotes.get(key) ?? { number: footnotes.size + 1, content, references: 0 }
  footnotes.set(key, footnote)
  footnote.references += 1
  const { number, references } = footnote
  return {
    type: 'footnoteMark',
    data: {
      hName: 'sup',
      hChildren: [
        {
          type: 'element',
          tagName: 'a',
          properties: {
            href: `#fn-${number}`,
            id: referenceId(number, references),
            className: ['footnote-ref'],
            role: 'doc-noteref',
            ariaLabel: `Footnote ${number}`,
          },
          children: [{ type: 'text', value: String(number) }],
        },
      ],
    },
    children: [],
  }
}

/**
 * @param {Footnote} footnote
 * @returns {TreeNode[]}
 */
function makeBackLinks({ number, references }) {
  return Array.from({ length: references }, (_, index) => [
    { type: 'text', value: ' ' },
    {
      type: 'footnoteBackLink',
      data: {
        hName: 'a',
        hProperties: {
          href: `#${referenceId(number, index + 1)}`,
          className: ['footnote-backref'],
          role: 'doc-backlink',
          ariaLabel: `Back to reference ${number}${index === 0 ? '' : `, place ${index + 1}`}`,
        },
        hChildren: [{ type: /** @type {const} */ ('text'), value: '↩' }],
      },
    },
  ]).flat()
}

/**
 * @param {Footnote[]} footnotes
 * @returns {TreeNode}
 */
function makeSection(footnotes) {
  return {
    type: 'footnotes',
    data: {
      hName: 'section',
      hProperties: {
        className: ['footnotes'],
        role: 'doc-endnotes',
        ariaLabelledBy: 'footnotes-label',
      },
    },
    children: [
      {
        // No heading in the markdown tree: the table of contents lists what the author wrote.
        type: 'footnotesLabel',
        data: {
          hName: 'h2',
          hProperties: { id: 'footnotes-label' },
          hChildren: [{ type: 'text', value: 'Footnotes' }],
        },
      },
      { type: 'list', ordered: true, spread: false, children: footnotes.map(makeItem) },
    ],
  }
}

/**
 * @param {Footnote} footnote
 * @returns {TreeNode}
 */
function makeItem(footnote) {
  const last = footnote.content.at(-1)
  const links = makeBackLinks(footnote)
  const children =
    last?.type === 'paragraph'
      ? [
          ...footnote.content.slice(0, -1),
          { ...last, children: [...(last.children ?? []), ...links] },
        ]
      : [...footnote.content, { type: 'paragraph', children: links.slice(1) }]
  return {
    type: 'listItem',
    spread: children.length > 1,
    data: { hProperties: { id: `fn-${footnote.number}` } },
    children,
  }
}

module.exports = { numberFootnotes }
