module.exports = {
  plugins: [{ resolve: 'gatsby-plugin-catch-links', options: { excludePattern: /^\/file/ } }],
}
