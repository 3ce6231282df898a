// What a site's plugins see of their engine, by name. Written when the last hook has run.
const fs = require('node:fs')
const path = require('node:path')

const observations = {}

/** JSON without the site's folder, so that what two engines show can be compared. */
const plain = value => {
  const text = JSON.stringify(value ?? null, (_, item) => {
    if (item instanceof Map) return { map: [...item] }
    if (item instanceof Set) return { set: [...item] }
    return item === undefined ? 'undefined' : item
  })
  return JSON.parse(text.replaceAll(__dirname, '<site>'))
}

exports.observe = (name, value) => {
  observations[name] = plain(value)
}

exports.observeMore = (name, value) => {
  observations[name] = [...(observations[name] ?? []), plain(value)]
}

exports.observeOnce = (name, value) => {
  const before = observations[name] ?? []
  const text = JSON.stringify(plain(value))
  if (!before.some(item => JSON.stringify(item) === text))
    observations[name] = [...before, plain(value)]
}

exports.failureOf = async work => {
  try {
    await work()
    return 'did not fail'
  } catch (error) {
    return error instanceof Error || typeof error === 'object' ? 'failed' : String(error)
  }
}

exports.save = () => {
  fs.writeFileSync(path.join(__dirname, 'observations.json'), JSON.stringify(observations))
}
