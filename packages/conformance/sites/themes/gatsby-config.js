module.exports = {
  siteMetadata: { title: 'Child', social: { mastodon: 'child' } },
  plugins: [{ resolve: 'gatsby-theme-notes', options: { type: 'Note', greeting: 'hi' } }, 'gatsby-plugin-stamp'],
}
