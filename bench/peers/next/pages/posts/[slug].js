import Link from 'next/link'
import Layout from '../../components/layout'
import { listPosts, readPost } from '../../lib/posts'

export default function Post({ post, previous, next }) {
  return (
    <Layout title={post.title} description={post.excerpt}>
      <article>
        <h1>{post.title}</h1>
        <p>{post.date.slice(0, 10)}</p>
        <section dangerouslySetInnerHTML={{ __html: post.html }} />
      </article>
      <nav>
        {previous && (
          <Link href={`/posts/${previous.slug}`} rel="prev">
            {previous.title}
          </Link>
        )}
        {next && (
          <Link href={`/posts/${next.slug}`} rel="next">
            {next.title}
          </Link>
        )}
      </nav>
    </Layout>
  )
}

export function getStaticPaths() {
  return { paths: listPosts().map(({ slug }) => ({ params: { slug } })), fallback: false }
}

export async function getStaticProps({ params: { slug } }) {
  const posts = listPosts()
  const index = posts.findIndex(post => post.slug === slug)
  const linkTo = post => (post ? { slug: post.slug, title: post.title } : null)
  return {
    props: {
      post: await readPost(slug),
      previous: linkTo(posts[index - 1]),
      next: linkTo(posts[index + 1]),
    },
  }
}
