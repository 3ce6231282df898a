import { graphql, type HeadFC, type PageProps } from 'gatsby'
import { PageHeading } from '../components/page-heading.tsx'
import { Portrait } from '../components/portrait.tsx'
import { PostList } from '../components/post-list.tsx'
import { absoluteUrl } from '../seo/absolute-url.ts'
import { Seo } from '../seo/seo.tsx'
import { describeBreadcrumbs, describePerson } from '../seo/structured-data.ts'
import { countPosts } from '../site/count-posts.ts'
import { useSiteMetadata } from '../site/use-site-metadata.ts'

/** A person who writes here, and what they wrote. */
export default function AuthorPage({ data: { author } }: PageProps<Queries.AuthorPageQuery>) {
  if (author === null) return null
  return (
    <div className="wrap">
      <div className="author-head">
        <Portrait author={author} size="large" />
        <PageHeading label={author.role ?? 'Author'} title={author.name}>
          {author.bio === null ? null : (
            // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered at build from the repository's own Markdown.
            <div dangerouslySetInnerHTML={{ __html: author.bio }} />
          )}
          <p className="quiet">
            {countPosts(author.posts.length)}
            {author.url === null ? null : (
              <>
                {' · '}
                <a href={author.url} rel="me">
                  {author.url.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
                </a>
              </>
            )}
          </p>
        </PageHeading>
      </div>
      <PostList posts={author.posts} headingLevel={2} />
    </div>
  )
}

export const Head: HeadFC<Queries.AuthorPageQuery> = ({ data: { author } }) => {
  const site = useSiteMetadata()
  if (author === null) return null
  const url = absoluteUrl(site.siteUrl, author.path)
  const picture = author.picture.url
  return (
    <Seo
      title={author.name}
      description={`What ${author.name} has written for ${site.title}.`}
      path={author.path}
      structuredData={[
        {
          '@type': 'ProfilePage',
          '@id': `${url}#page`,
          url,
          mainEntity: describePerson({
            name: author.name,
            url,
            image: picture === null ? undefined : absoluteUrl(site.siteUrl, picture),
            sameAs: author.url ?? undefined,
            jobTitle: author.role ?? undefined,
          }),
        },
        describeBreadcrumbs([
          { name: site.title, url: absoluteUrl(site.siteUrl, '/') },
          { name: 'Authors', url: absoluteUrl(site.siteUrl, '/authors/') },
          { name: author.name, url },
        ]),
      ]}
    />
  )
}

export const query = graphql`
  query AuthorPage($id: String!) {
    author(id: { eq: $id }) {
      path
      url
      role
      bio
      ...PortraitOfAuthor
      posts {
        ...PostEntry
      }
    }
  }
`
