import { graphql, useStaticQuery } from 'gatsby'

/** What the configuration says about the publication as a whole. */
export type SiteMetadata = NonNullable<Queries.SiteMetadataQuery['site']>['siteMetadata']

/** Reads the metadata of the site; usable in components and in `Head`. */
export function useSiteMetadata(): SiteMetadata {
  const { site } = useStaticQuery<Queries.SiteMetadataQuery>(graphql`
    query SiteMetadata {
      site {
        siteMetadata {
          title
          description
          siteUrl
          language
          indexable
          repositoryUrl
        }
      }
    }
  `)
  if (site === null) throw new Error('The site has no metadata: gatsby-config declares it.')
  return site.siteMetadata
}
