import { join } from 'node:path'
import { packageFile } from '#support/own-files'

/** A plugin that is part of the engine, as Gatsby has it in its list of plugins. */
export interface InternalPlugin {
  readonly name: string
  /** Made-up folder: such a plugin has no files, its hooks are given to `loadPlugins`. */
  readonly folder: string
  readonly manifest: Readonly<Record<string, unknown>>
  /** The hooks that Gatsby's plugin of this name has; those the engine does by other means are named all the same. */
  readonly nodeAPIs: readonly string[]
}

const FOLDER = packageFile('src/2-plugins/internal')
const KYLE = 'Kyle Mathews <mathews.kyle@gmail.com>'

/** Plugins that come before all configured ones, in Gatsby's order. Their manifests are what `SitePlugin` nodes show. */
export const LEADING_PLUGINS: readonly InternalPlugin[] = [
  describe('dev-404-page', {
    description: 'Internal plugin to add a 404 page in development with helpful information',
    author: KYLE,
    nodeAPIs: ['createPagesStatefully'],
  }),
  describe('load-babel-config', {
    description: 'Internal plugin that handles loading Babel configs',
    author: KYLE,
    nodeAPIs: ['onPreBootstrap'],
  }),
  describe('internal-data-bridge', {
    description: 'An internal Gatsby plugin which creates data nodes from internal data',
    author: KYLE,
    nodeAPIs: ['sourceNodes', 'createResolvers'],
  }),
  describe('prod-404-500', {
    description:
      "Internal plugin to detect various flavors of 404 pages and ensure there's a 404.html path created as well to ensure compatibility with static hosts",
    author: KYLE,
    nodeAPIs: ['onCreatePage'],
  }),
  describe('webpack-theme-component-shadowing', {
    description:
      "An internal Gatsby plugin which handles configuring webpack to ensure theme components fall back from the user's site to theme modules.",
    author: 'Chris Biscardi <chris@christopherbiscardi.com>',
    nodeAPIs: ['onCreateWebpackConfig'],
  }),
  describe('bundle-optimisations', {
    description: 'Internal plugin to add a bundle optimisation aliases',
    nodeAPIs: ['onCreateBabelConfig', 'onCreateWebpackConfig'],
  }),
  describe('functions', {
    description: 'An internal Gatsby plugin which lets one write serverless functions',
    author: 'Sid Chatterjee <me@sidharthachatterjee.com>',
    nodeAPIs: ['onCreateDevServer', 'onPreBootstrap'],
  }),
]

/** Stands in for the plugin that comes with Gatsby, on sites where that is not installed. */
export const TYPESCRIPT_STAND_IN: InternalPlugin = {
  name: 'gatsby-plugin-typescript',
  folder: join(FOLDER, 'gatsby-plugin-typescript'),
  manifest: { name: 'gatsby-plugin-typescript', version: '5.16.0', license: 'MIT' },
  nodeAPIs: ['resolvableExtensions'],
}

/** The plugin that comes after all others. */
export const TRAILING_PLUGIN: InternalPlugin = describe('partytown', {
  description: 'Internal plugin that handles Partytown setup',
  author: 'Ty Hopp <ty.hopp@gatsbyjs.com>',
  nodeAPIs: ['onCreateDevServer', 'onPreBootstrap', 'createPages'],
})

function describe(
  name: string,
  {
    nodeAPIs,
    ...about
  }: { readonly description: string; readonly author?: string; readonly nodeAPIs: string[] },
): InternalPlugin {
  return {
    name,
    folder: join(FOLDER, name),
    manifest: { name, version: '1.0.0', main: 'index.js', license: 'MIT', ...about },
    nodeAPIs,
  }
}
