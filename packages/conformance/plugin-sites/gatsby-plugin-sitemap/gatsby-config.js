module.exports = {
  siteMetadata: { siteUrl: 'https://example.com' },
  plugins: [
    { resolve: 'gatsby-plugin-sitemap', options: { excludes: ['/hidden/*'], entryLimit: 2 } },
  ],
}
