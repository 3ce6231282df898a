import { graphql, type HeadFC, type PageProps } from 'gatsby'
import { PageHeading } from '../components/page-heading.tsx'
import { PageLink } from '../components/page-link.tsx'
import { Seo } from '../seo/seo.tsx'
import { countPosts } from '../site/count-posts.ts'
import { useSiteMetadata } from '../site/use-site-metadata.ts'

/** Every topic that has posts. */
export default function TagsPage({ data }: PageProps<Queries.TagsPageQuery>) {
  const topics = data.allTag.nodes.filter(({ postCount }) => postCount > 0)
  return (
    <div className="wrap">
      <PageHeading title="Topics">
        <p>Each topic is a line that runs through the articles it belongs to.</p>
      </PageHeading>
      <ul className="index-list" data-testid="topics">
        {topics.map(({ slug, path, name, line, description, postCount }) => (
          <li key={slug} data-line={line}>
            <h2 className="index-list__title">
              <PageLink to={path}>{name}</PageLink>
            </h2>
            <p className="index-list__text">{description}</p>
            <p className="index-list__count">{countPosts(postCount)}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}

export const Head: HeadFC = () => {
  const { title } = useSiteMetadata()
  return <Seo title="Topics" path="/tags/" description={`The topics that ${title} writes about.`} />
}

export const query = graphql`
  query TagsPage {
    allTag(sort: { name: ASC }) {
      nodes {
        slug
        path
        name
        line
        description
        postCount
      }
    }
  }
`
