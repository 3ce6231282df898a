const { createMacro } = require('babel-plugin-macros')

/** `loud\`text\`` is the text in capitals. */
module.exports = createMacro(({ references, babel: { types } }) => {
  for (const { parentPath } of references.default) {
    const text = parentPath.node.quasi.quasis[0].value.cooked
    parentPath.replaceWith(types.stringLiteral(text.toUpperCase()))
  }
})
