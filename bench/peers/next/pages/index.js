import Link from 'next/link'
import Layout from '../components/layout'
import { listPosts } from '../lib/posts'

export default function Home({ posts }) {
  return (
    <Layout title="Posts" description="Posts">
      <h1>Posts</h1>
      <ol>
        {posts.map(({ slug, title }) => (
          <li key={slug}>
            <Link href={`/posts/${slug}`}>{title}</Link>
          </li>
        ))}
      </ol>
    </Layout>
  )
}

export function getStaticProps() {
  const posts = listPosts()
    .slice(-100)
    .reverse()
    .map(({ slug, title }) => ({ slug, title }))
  return { props: { posts } }
}
