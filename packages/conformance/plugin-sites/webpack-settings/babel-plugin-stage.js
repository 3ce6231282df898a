/** Writes the stage of the bundle in the place of `STAGE_OF_BABEL`. */
module.exports = ({ types }) => ({
  visitor: {
    Identifier(path, { opts }) {
      if (path.node.name === 'STAGE_OF_BABEL') path.replaceWith(types.stringLiteral(opts.stage))
    },
  },
})
