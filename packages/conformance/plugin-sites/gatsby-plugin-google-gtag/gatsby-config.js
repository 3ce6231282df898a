module.exports = {
  plugins: [
    {
      resolve: 'gatsby-plugin-google-gtag',
      options: {
        trackingIds: ['G-ONE', 'AW-TWO'],
        gtagConfig: { anonymize_ip: true, cookie_expires: 0 },
        pluginConfig: {
          head: true,
          respectDNT: true,
          exclude: ['/preview/**'],
          delayOnRouteUpdate: 10,
        },
      },
    },
  ],
}
