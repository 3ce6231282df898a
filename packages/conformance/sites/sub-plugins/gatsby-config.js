module.exports = {
  plugins: [
    { resolve: 'gatsby-source-filesystem', options: { name: 'content', path: `${__dirname}/content` } },
    {
      resolve: 'gatsby-transformer-remark',
      options: { plugins: ['gatsby-remark-autolink-headers', { resolve: 'gatsby-remark-responsive-iframe', options: { wrapperStyle: 'margin: 1em' } }, 'gatsby-remark-prismjs', 'gatsby-remark-copy-linked-files', 'gatsby-remark-smartypants'] },
    },
  ],
}
