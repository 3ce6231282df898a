import { graphql, type HeadFC, type PageProps } from 'gatsby'
import { PageHeading } from '../components/page-heading.tsx'
import { PostList } from '../components/post-list.tsx'
import { TopicMark } from '../components/topic-mark.tsx'
import { absoluteUrl } from '../seo/absolute-url.ts'
import { Seo } from '../seo/seo.tsx'
import { describeBreadcrumbs, describeCollection } from '../seo/structured-data.ts'
import { countPosts } from '../site/count-posts.ts'
import { useSiteMetadata } from '../site/use-site-metadata.ts'

/** A topic and its posts. */
export default function TagPage({ data: { tag } }: PageProps<Queries.TagPageQuery>) {
  if (tag === null) return null
  return (
    <div className="wrap">
      <PageHeading
        label={
          <>
            <TopicMark line={tag.line} />
            Topic
          </>
        }
        title={tag.name}
      >
        {tag.description === null ? null : <p>{tag.description}</p>}
        <p className="quiet">{countPosts(tag.postCount)}</p>
      </PageHeading>
      <PostList posts={tag.posts} headingLevel={2} />
    </div>
  )
}

export const Head: HeadFC<Queries.TagPageQuery> = ({ data: { tag } }) => {
  const site = useSiteMetadata()
  if (tag === null) return null
  const url = absoluteUrl(site.siteUrl, tag.path)
  const description = tag.description ?? `Articles of ${site.title} on ${tag.name}.`
  return (
    <Seo
      title={tag.name}
      description={description}
      path={tag.path}
      structuredData={[
        describeCollection({
          url,
          title: tag.name,
          description,
          siteUrl: site.siteUrl,
          items: tag.posts.map(({ path }) => absoluteUrl(site.siteUrl, path)),
        }),
        describeBreadcrumbs([
          { name: site.title, url: absoluteUrl(site.siteUrl, '/') },
          { name: 'Topics', url: absoluteUrl(site.siteUrl, '/tags/') },
          { name: tag.name, url },
        ]),
      ]}
    />
  )
}

export const query = graphql`
  query TagPage($id: String!) {
    tag(id: { eq: $id }) {
      line
      path
      name
      description
      postCount
      posts {
        ...PostEntry
      }
    }
  }
`
