/** Writes a word before each string that begins with `whisper:`. */
module.exports = (_, { word }) => ({
  plugins: [
    () => ({
      visitor: {
        StringLiteral(path) {
          const { value } = path.node
          if (value.startsWith('whisper:')) path.node.value = `${word}, ${value.slice(8)}`
        },
      },
    }),
  ],
})
