const { visitNodes } = require('./visit-nodes')

/**
 * Names the boxes of task lists, which have no label of their own.
 *
 * @param {import('./tree').Parent} tree
 */
function labelTasks(tree) {
  visitNodes(tree, item => {
    if (item.type !== 'listItem' || typeof item.checked !== 'boolean') return
    const { checked, children = [] } = item
    /** @type {import('./tree').TreeNode} */
    const box = {
      type: 'taskBox',
      data: {
        hName: 'input',
        hProperties: {
          type: 'checkbox',
          checked,
          disabled: true,
          ariaLabel: checked ? 'Done' : 'To do',
        },
      },
    }
    const [first, ...rest] = children
    const text = first?.type === 'paragraph' ? (first.children ?? []) : []
    const others = first?.type === 'paragraph' ? rest : children
    item.checked = null
    item.data = {
      ...item.data,
      hProperties: { ...item.data?.hProperties, className: ['task-list-item'] },
    }
    item.children = [
      { type: 'paragraph', children: [box, { type: 'text', value: ' ' }, ...text] },
      ...others,
    ]
  })
}

module.exports = { labelTasks }
