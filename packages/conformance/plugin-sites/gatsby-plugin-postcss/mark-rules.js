// Adds a declaration to each rule that is marked, so that it can be seen which files PostCSS has seen.
module.exports = {
  postcssPlugin: 'mark-rules',
  Declaration: {
    mark: declaration =>
      declaration.replaceWith({ prop: 'outline', value: `${declaration.value} solid red` }),
  },
}
