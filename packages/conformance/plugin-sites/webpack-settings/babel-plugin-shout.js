/** Puts marks around each string that begins with `shout:`. */
module.exports = () => ({
  visitor: {
    StringLiteral(path, { opts: { before = '', mark, twice } }) {
      const { value } = path.node
      if (!value.startsWith('shout:')) return
      path.node.value = before + value.slice(6) + mark.repeat(twice ? 2 : 1)
    },
  },
})
