import Head from 'next/head'
import Link from 'next/link'

export default function Layout({ title, description, children }) {
  return (
    <div>
      <Head>
        <title>{title}</title>
        <meta name="description" content={description} />
      </Head>
      <header>
        <Link href="/">Bench</Link>
      </header>
      <main>{children}</main>
    </div>
  )
}
