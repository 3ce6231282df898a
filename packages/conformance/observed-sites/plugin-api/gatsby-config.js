module.exports = {
  siteMetadata: { title: 'Observed', siteUrl: 'https://example.org/' },
  pathPrefix: 'blog/',
  trailingSlash: 'never',
  jsxRuntime: 'automatic',
  graphqlTypegen: true,
  headers: [{ source: '/*', headers: [{ key: 'x-a', value: 'b' }] }],
  mapping: { 'Letter.author': 'Writer.name' },
  partytownProxiedURLs: ['https://example.org/tag.js'],
  proxy: { prefix: '/api', url: 'https://example.org/api' },
  developMiddleware() {},
  plugins: [{ resolve: 'source-observed', options: { given: 'by the site' } }],
}
