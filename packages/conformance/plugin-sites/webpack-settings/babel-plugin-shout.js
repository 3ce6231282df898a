/** Ends each string that begins with `shout:` with a mark. */
module.exports = () => ({
  visitor: {
    StringLiteral(path, { opts }) {
      const { value } = path.node
      if (value.startsWith('shout:')) path.node.value = value.slice(6) + opts.mark
    },
  },
})
