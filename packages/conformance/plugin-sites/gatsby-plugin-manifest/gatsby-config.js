module.exports = {
  pathPrefix: '/blog',
  plugins: [
    {
      resolve: 'gatsby-plugin-manifest',
      options: {
        name: 'Site',
        short_name: 'Site',
        lang: 'en',
        start_url: '/',
        display: 'minimal-ui',
        theme_color: '#663399',
        background_color: '#ffffff',
        icon: 'src/icon.jpg',
        crossOrigin: 'use-credentials',
        icons: [
          { src: '/icons/a.png', sizes: '48x48', type: 'image/png' },
          { src: '/icons/b.png', sizes: '96x96', type: 'image/png', purpose: 'any' },
        ],
        localize: [{ start_url: '/second/', lang: 'de', name: 'Seite', short_name: 'Seite' }],
      },
    },
  ],
}
