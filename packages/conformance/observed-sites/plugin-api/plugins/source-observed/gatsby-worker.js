const fs = require('node:fs')
const path = require('node:path')

exports.COUNT = async ({ inputPaths, outputDir, args }) => {
  const text = fs.readFileSync(inputPaths[0].path, 'utf8')
  fs.writeFileSync(path.join(outputDir, 'count.txt'), String(text.length))
  return { length: text.length, args }
}
