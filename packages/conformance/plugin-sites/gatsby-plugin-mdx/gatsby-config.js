module.exports = {
  plugins: [
    {
      resolve: 'gatsby-source-filesystem',
      options: { name: 'pages', path: `${__dirname}/src/pages` },
    },
    { resolve: 'gatsby-source-filesystem', options: { name: 'posts', path: `${__dirname}/posts` } },
    'gatsby-plugin-mdx',
  ],
}
