module.exports = {
  plugins: [
    {
      resolve: 'gatsby-plugin-sass',
      options: {
        additionalData: '$accent: #c0ffee;',
        sassOptions: { includePaths: [`${__dirname}/src/shared`], precision: 6 },
      },
    },
  ],
}
