module.exports = {
  siteMetadata: { title: 'Site', description: 'About', siteUrl: 'https://example.com' },
  plugins: [
    {
      resolve: 'gatsby-source-filesystem',
      options: { name: 'content', path: `${__dirname}/content` },
    },
    'gatsby-transformer-remark',
    {
      resolve: 'gatsby-plugin-feed',
      options: {
        setup: ({ query: { site } }) => ({
          title: site.siteMetadata.title,
          description: site.siteMetadata.description,
          site_url: site.siteMetadata.siteUrl,
          feed_url: `${site.siteMetadata.siteUrl}/rss.xml`,
          pubDate: 'Mon, 04 Mar 2024 00:00:00 GMT',
        }),
        feeds: [
          {
            title: 'Posts',
            output: '/feeds/rss.xml',
            match: '^/',
            query: `{
              allMarkdownRemark(sort: { frontmatter: { date: DESC } }) {
                nodes { excerpt html frontmatter { title date slug } }
              }
            }`,
            serialize: ({ query: { site, allMarkdownRemark } }) =>
              allMarkdownRemark.nodes.map(({ excerpt, html, frontmatter }) => ({
                title: frontmatter.title,
                description: excerpt,
                date: frontmatter.date,
                url: site.siteMetadata.siteUrl + frontmatter.slug,
                guid: site.siteMetadata.siteUrl + frontmatter.slug,
                custom_elements: [{ 'content:encoded': html }],
              })),
          },
        ],
      },
    },
  ],
}
