import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { GatsbyConfig } from 'gatsby'

/** Sources a folder of the site; one that git left out because it is empty is made, so that an empty site builds. */
function folder(name: string, path: string) {
  mkdirSync(join(__dirname, path), { recursive: true })
  return { resolve: 'gatsby-source-filesystem', options: { name, path: join(__dirname, path) } }
}

const config: GatsbyConfig = {
  siteMetadata: {
    title: 'Prerender',
    description: 'Notes on dynamic routing, static generation and incremental regeneration.',
    siteUrl: process.env.SITE_URL ?? 'https://prerender.example',
    language: 'en',
    /** False keeps search engines away, for previews. */
    indexable: process.env.SITE_INDEXABLE !== 'false',
    /** Where readers find the source; null shows no link. */
    repositoryUrl: process.env.REPOSITORY_URL ?? null,
  },
  trailingSlash: 'always',
  jsxRuntime: 'automatic',
  graphqlTypegen: {
    generateOnBuild: true,
    documentSearchPaths: ['./gatsby-node.ts', './src/{data,outputs}/**/*.ts'],
  },
  plugins: [
    folder('content', 'content'),
    folder('static', 'static'),
    {
      resolve: 'gatsby-plugin-manifest',
      options: {
        name: 'Prerender',
        short_name: 'Prerender',
        description: 'Notes on dynamic routing, static generation and incremental regeneration.',
        lang: 'en',
        start_url: '/',
        display: 'minimal-ui',
        background_color: '#f2f5ef',
        theme_color: '#00693e',
        icon: 'static/icon.svg',
        // The head names the colour of each theme itself.
        theme_color_in_head: false,
        legacy: false,
      },
    },
    'gatsby-plugin-image',
    'gatsby-plugin-sharp',
    'gatsby-transformer-sharp',
    {
      resolve: 'gatsby-transformer-remark',
      options: {
        plugins: [
          {
            resolve: 'gatsby-remark-prerender',
            options: {
              staticFolder: join(__dirname, 'static'),
              publicFolder: join(__dirname, 'public'),
            },
          },
          {
            resolve: 'gatsby-remark-images',
            options: {
              maxWidth: 1360,
              quality: 80,
              withWebp: true,
              linkImagesToOriginal: false,
              showCaptions: ['title'],
            },
          },
        ],
      },
    },
  ],
}

export default config
