// What stock Gatsby makes of the queries of a module.
const { transformSync } = require('@babel/core')
const FileParser = require('gatsby/dist/query/file-parser').default

const PARSER = { sourceType: 'module', plugins: ['typescript', 'jsx'] }

/** Text of a module in one form: two modules of the same meaning and order are the same text. */
function normalise(code, plugins = []) {
  const result = transformSync(code, {
    ...{ babelrc: false, configFile: false, comments: false, parserOpts: PARSER, plugins },
    filename: '/site/src/module.tsx',
    generatorOpts: { jsescOption: { quotes: 'double' }, retainLines: false, compact: true },
  })
  return result.code
}

module.exports = {
  normalise,
  rewrite: code =>
    normalise(code, [
      [require.resolve('babel-plugin-remove-graphql-queries'), { stage: 'build-javascript' }],
    ]),
  /** Queries of a file: hash and kind. */
  async extract(file) {
    const errors = []
    const parsed = await new FileParser().parseFile(file, error => errors.push(error))
    const definitions = parsed ? parsed.astDefinitions : []
    const queries = definitions.map(({ hash, isStaticQuery, isConfigQuery }) => ({
      hash: String(hash),
      kind: isConfigQuery ? 'config' : isStaticQuery ? 'static' : 'page',
    }))
    return { queries, errors: errors.map(({ id }) => id) }
  },
}
