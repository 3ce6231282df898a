export default function (config) {
  config.addCollection('posts', api =>
    api.getFilteredByGlob('content/**/*.md').sort((a, b) => a.date - b.date),
  )
  config.addFilter('day', date => date.toISOString().slice(0, 10))
  return { dir: { input: '.', includes: '_includes', output: 'out' } }
}
