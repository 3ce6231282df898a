module.exports = {
  siteMetadata: { siteUrl: 'https://example.com' },
  plugins: [
    {
      resolve: 'gatsby-plugin-robots-txt',
      options: {
        env: {
          production: {
            policy: [{ userAgent: '*', allow: '/', disallow: ['/hidden/'], crawlDelay: 2 }],
          },
          development: { policy: [{ userAgent: '*', disallow: ['/'] }] },
        },
      },
    },
  ],
}
