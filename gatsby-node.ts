import { join } from 'node:path'
import type { GatsbyNode, Reporter } from 'gatsby'
import { makeAnnouncer } from './src/data/checks/announce-problems'
import { checkContent } from './src/data/checks/check-content'
import { openContent } from './src/data/content/open-content'
import { readGitDates } from './src/data/git-dates'
import { linkPosts } from './src/data/nodes/link-posts'
import { type SiteSettings, syncAll, syncPost } from './src/data/nodes/sync-nodes'
import { createAllPages } from './src/data/pages/create-pages'
import { makeResolvers } from './src/data/schema/resolvers'
import { typeDefinitions } from './src/data/schema/type-definitions'
import { queryPublication } from './src/outputs/query-publication'
import { writeOutputs } from './src/outputs/write-outputs'

const root = __dirname
const content = openContent(root)

const announceProblems = makeAnnouncer(root)

/** A build checks its content once, before anything else; in develop it changes while the site is up. */
const isBuild = process.env.NODE_ENV === 'production'

const settings = (): SiteSettings => ({
  root,
  showUnpublished: !isBuild,
  now: new Date(),
  editBase: process.env.EDIT_BASE ?? 'https://github.com/prerender/prerender/edit/main',
})

const check = (reporter: Reporter) =>
  announceProblems(checkContent(content.refresh(), { root, now: new Date() }), reporter)

export const onPreBootstrap: GatsbyNode['onPreBootstrap'] = ({ reporter }) => {
  check(reporter)
}

export const createSchemaCustomization: GatsbyNode['createSchemaCustomization'] = ({ actions }) => {
  actions.createTypes(typeDefinitions)
}

export const createResolvers: GatsbyNode['createResolvers'] = args => {
  args.createResolvers(makeResolvers(root))
}

export const sourceNodes: GatsbyNode['sourceNodes'] = args => {
  content.refresh()
  syncAll(args, { content, site: settings() })
}

export const onCreateNode: GatsbyNode['onCreateNode'] = args => {
  if (args.node.internal.type === 'MarkdownRemark')
    syncPost(args, args.node, { content, site: settings() })
}

export const createPages: GatsbyNode['createPages'] = async args => {
  if (!isBuild) check(args.reporter)
  syncAll(args, { content, site: settings() })
  const changed = readGitDates(root, 'content/posts')
  linkPosts(args, node => changed.get(String(node.file)) ?? null)
  await createAllPages(args, root)
}

export const onPostBuild: GatsbyNode['onPostBuild'] = async ({ graphql, reporter, cache }) => {
  const publication = await queryPublication(graphql, reporter)
  await writeOutputs(publication, {
    site: root,
    public: join(root, 'public'),
    cache: join(cache.directory, 'social-pictures'),
  })
}
