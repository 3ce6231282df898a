module.exports = {
  pathPrefix: '/blog',
  assetPrefix: 'https://assets.example.com',
}
