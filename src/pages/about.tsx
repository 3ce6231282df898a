import { graphql, type HeadFC, type PageProps } from 'gatsby'
import { PageHeading } from '../components/page-heading.tsx'
import { PostBody } from '../components/post-body.tsx'
import { Seo } from '../seo/seo.tsx'
import { useSiteMetadata } from '../site/use-site-metadata.ts'

/** What the publication is, as written in `content/pages/about.md`. */
export default function AboutPage({ data: { about } }: PageProps<Queries.AboutPageQuery>) {
  const { title, description } = useSiteMetadata()
  return (
    <div className="wrap">
      <PageHeading title={about?.frontmatter?.title ?? `About ${title}`}>
        <p>{about?.frontmatter?.description ?? description}</p>
      </PageHeading>
      <div className="about">{about?.html == null ? null : <PostBody html={about.html} />}</div>
    </div>
  )
}

export const Head: HeadFC<Queries.AboutPageQuery> = ({ data: { about } }) => (
  <Seo
    title={about?.frontmatter?.title ?? 'About'}
    path="/about/"
    description={about?.frontmatter?.description ?? null}
  />
)

export const query = graphql`
  query AboutPage {
    about: markdownRemark(fileAbsolutePath: { glob: "**/content/pages/about.md" }) {
      html
      frontmatter {
        title
        description
      }
    }
  }
`
