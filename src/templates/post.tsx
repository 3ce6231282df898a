import { graphql, type HeadFC, type PageProps } from 'gatsby'
import { AdjacentPosts } from '../components/adjacent-posts.tsx'
import { AuthorCard } from '../components/author-card.tsx'
import { PageLink } from '../components/page-link.tsx'
import { PostBody } from '../components/post-body.tsx'
import { PostDate } from '../components/post-date.tsx'
import { PostHeader } from '../components/post-header.tsx'
import { PostTeaser } from '../components/post-teaser.tsx'
import { SeriesLine } from '../components/series-line.tsx'
import { TableOfContents } from '../components/table-of-contents.tsx'
import { absoluteUrl } from '../seo/absolute-url.ts'
import { Seo } from '../seo/seo.tsx'
import { describeBreadcrumbs, describePosting } from '../seo/structured-data.ts'
import { useSiteMetadata } from '../site/use-site-metadata.ts'

/** One post: text, contents and series beside it, and where to go from its end. */
export default function PostPage({ data }: PageProps<Queries.PostPageQuery>) {
  const { post } = data
  if (post === null) return null
  const { series } = post
  return (
    <>
      <article className="post wrap" data-testid="post">
        <PostHeader post={post} />
        <div className="post__columns">
          {post.showTableOfContents ? (
            <div className="post__aside">
              <TableOfContents headings={post.headings} />
            </div>
          ) : null}
          <div className="post__main">
            {series === null ? null : (
              <nav className="series-box" aria-label="Series" data-testid="series-navigation">
                <p className="series-box__title">
                  <span className="label">Series</span>{' '}
                  <PageLink to={series.path}>{series.title}</PageLink>
                </p>
                <SeriesLine series={series} currentId={post.id} />
              </nav>
            )}
            <PostBody html={post.html} />
            <footer className="post__colophon">
              {post.lastChanged === null || post.lastChangedText === null ? null : (
                <p data-testid="last-change">
                  Last changed <PostDate date={post.lastChanged} text={post.lastChangedText} />
                </p>
              )}
              {post.editUrl === null ? null : (
                <p>
                  <a href={post.editUrl} data-testid="edit-link">
                    Edit this page
                  </a>
                </p>
              )}
            </footer>
            {post.author === null ? null : <AuthorCard author={post.author} />}
          </div>
        </div>
      </article>
      <div className="wrap">
        <AdjacentPosts previous={post.previous} next={post.next} />
        {post.related.length === 0 ? null : (
          <section className="related" aria-labelledby="related" data-testid="related-posts">
            <h2 id="related" className="section-title">
              Related
            </h2>
            <div className="teaser-row">
              {post.related.map(related => (
                <PostTeaser key={related.id} post={related} />
              ))}
            </div>
          </section>
        )}
      </div>
    </>
  )
}

export const Head: HeadFC<Queries.PostPageQuery> = ({ data: { post } }) => {
  const { siteUrl, title: publisher, language } = useSiteMetadata()
  if (post === null) return null
  const url = absoluteUrl(siteUrl, post.path)
  const { author } = post
  const modified = post.updated ?? post.date
  const image = { url: post.socialImage.url ?? '', alt: post.socialImage.alt || post.title }
  return (
    <Seo
      title={post.title}
      description={post.excerpt}
      path={post.path}
      canonicalUrl={post.canonicalUrl}
      image={image}
      listed={!post.unlisted && !post.draft && !post.scheduled}
      article={{
        published: post.date,
        modified,
        author: author === null ? null : absoluteUrl(siteUrl, author.path),
        topics: post.tags.map(({ name }) => name),
      }}
      structuredData={[
        describePosting({
          url,
          title: post.title,
          excerpt: post.excerpt,
          image: absoluteUrl(siteUrl, image.url),
          published: post.date,
          modified,
          wordCount: post.wordCount,
          language,
          keywords: post.tags.map(({ name }) => name),
          author:
            author === null ? null : { name: author.name, url: absoluteUrl(siteUrl, author.path) },
          publisher,
          siteUrl,
        }),
        describeBreadcrumbs([
          { name: publisher, url: absoluteUrl(siteUrl, '/') },
          { name: 'Archive', url: absoluteUrl(siteUrl, '/archive/') },
          { name: post.title, url },
        ]),
      ]}
    />
  )
}

export const query = graphql`
  query PostPage($id: String!) {
    post(id: { eq: $id }) {
      id
      path
      unlisted
      html
      wordCount
      canonicalUrl
      editUrl
      showTableOfContents
      lastChanged
      lastChangedText: lastChanged(formatString: "D MMMM YYYY")
      headings {
        ...ContentsHeading
      }
      socialImage {
        url
        alt
      }
      author {
        ...AuthorCard
      }
      series {
        ...SeriesLine
      }
      previous {
        ...AdjacentPost
      }
      next {
        ...AdjacentPost
      }
      related {
        ...PostTeaser
      }
      ...PostHeader
    }
  }
`
