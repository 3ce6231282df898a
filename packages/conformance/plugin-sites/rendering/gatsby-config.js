module.exports = {
  siteMetadata: { title: 'Rendering' },
  pathPrefix: '/base',
  plugins: [{ resolve: 'wrapping', options: { word: 'wrapped', pattern: /lost/ } }],
}
