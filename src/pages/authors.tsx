import { graphql, type HeadFC, type PageProps } from 'gatsby'
import { PageHeading } from '../components/page-heading.tsx'
import { PageLink } from '../components/page-link.tsx'
import { Portrait } from '../components/portrait.tsx'
import { Seo } from '../seo/seo.tsx'
import { countPosts } from '../site/count-posts.ts'
import { useSiteMetadata } from '../site/use-site-metadata.ts'

/** Everyone who writes here. */
export default function AuthorsPage({ data }: PageProps<Queries.AuthorsPageQuery>) {
  return (
    <div className="wrap">
      <PageHeading title="Authors" />
      <ul className="people" data-testid="authors">
        {data.allAuthor.nodes.map(author => (
          <li key={author.path}>
            <Portrait author={author} size="large" />
            <div>
              <h2 className="index-list__title">
                <PageLink to={author.path}>{author.name}</PageLink>
              </h2>
              <p className="index-list__text">
                {[author.role, countPosts(author.posts.length)].filter(Boolean).join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

export const Head: HeadFC = () => {
  const { title } = useSiteMetadata()
  return <Seo title="Authors" path="/authors/" description={`The people who write ${title}.`} />
}

export const query = graphql`
  query AuthorsPage {
    allAuthor(sort: { name: ASC }) {
      nodes {
        path
        role
        ...PortraitOfAuthor
        posts {
          id
        }
      }
    }
  }
`
