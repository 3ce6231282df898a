module.exports = {
  plugins: [
    {
      resolve: 'gatsby-plugin-postcss',
      options: { cssLoaderOptions: { modules: { localIdentName: '[local]_of_[name]' } } },
    },
  ],
}
