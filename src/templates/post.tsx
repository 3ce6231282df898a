import { graphql, type PageProps } from 'gatsby'
import type { ReactElement } from 'react'

export default function PostPage({ data }: PageProps<Queries.PostPageQuery>): ReactElement {
  return (
    <main>
      <h1>{data.post?.title}</h1>
      <pre>{JSON.stringify(data.post, null, 1)}</pre>
    </main>
  )
}

export const query = graphql`
  query PostPage($id: String!) {
    post(id: { eq: $id }) {
      title date(formatString: "D MMMM YYYY") excerpt html timeToRead wordCount lastChanged editUrl tableOfContents
      headings { id value depth }
      cover { url alt fallback file { childImageSharp { gatsbyImageData(width: 200) } } }
      socialImage { url }
      author { name path picture { url fallback } posts { title } }
      tags { name postCount posts { slug } }
      series { title }
      previous { title } next { title } related { title }
    }
  }
`
