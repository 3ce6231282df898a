const { existsSync, readFileSync } = require('node:fs')
const { dirname, extname, join } = require('node:path')
const { createTransformer } = require('babel-jest').default

/**
 * Whether Node would load a file as an ES module.
 *
 * @param {string} file
 * @returns {boolean}
 */
function isEsModule(file) {
  const ending = extname(file)
  return ending === '.mjs' || (ending === '.js' && isModuleFolder(dirname(file)))
}

/** @type {Map<string, boolean>} */
const knownFolders = new Map()

/**
 * @param {string} folder
 * @returns {boolean}
 */
function isModuleFolder(folder) {
  const known = knownFolders.get(folder)
  if (known !== undefined) return known
  const manifest = join(folder, 'package.json')
  const result = existsSync(manifest)
    ? JSON.parse(readFileSync(manifest, 'utf8')).type === 'module'
    : dirname(folder) !== folder && isModuleFolder(dirname(folder))
  knownFolders.set(folder, result)
  return result
}

const babel = createTransformer({
  babelrc: false,
  configFile: false,
  compact: false,
  presets: [['babel-preset-gatsby', { reactRuntime: 'automatic' }], '@babel/preset-typescript'],
})
if (babel instanceof Promise) throw new TypeError('babel-jest makes its transformer at once')

/**
 * Turns the site's sources, and those packages that publish ES modules only, into what Jest runs; other packages
 * are taken as they are.
 *
 * @type {import('@jest/transform').SyncTransformer}
 */
module.exports = {
  ...babel,
  canInstrument: true,
  process: (code, file, options) =>
    file.includes('/node_modules/') && !isEsModule(file)
      ? { code }
      : babel.process(code, file, options),
}
