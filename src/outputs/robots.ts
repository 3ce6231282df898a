import { absoluteUrl, type Publication } from './publication.ts'

/** `robots.txt`: everything may be read, or nothing on a site that is not to be indexed. */
export function createRobots(publication: Publication): string {
  if (!publication.indexable) return 'User-agent: *\nDisallow: /\n'
  return `User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(publication, '/sitemap.xml')}\n`
}
