import { graphql, Link, navigate, PageRenderer, Script, withPrefix } from 'gatsby'
import * as React from 'react'
import { OldTitle } from '../old-title'
import { Title } from '../title'

export default function Home({ location, params, data, pageContext }) {
  return (
    <main>
      <h1>Home</h1>
      <Title />
      <OldTitle />
      <p>{[location.pathname, JSON.stringify(params), JSON.stringify(pageContext)].join(' ')}</p>
      <p>{`${data.site.pathPrefix} ${typeof PageRenderer}`}</p>
      <Link to="/second/" activeClassName="here" partiallyActive state={{ a: 1 }}>
        Second
      </Link>
      <Link to="/" activeClassName="here" activeStyle={{ color: 'red' }}>
        Home
      </Link>
      <Link to="second?a=1#b">Relative</Link>
      <a href={withPrefix('/replaced/')}>Replaced</a>
      <button type="button" onClick={() => navigate('/second/', { state: { pressed: true } })}>
        Go
      </button>
      <Script id="late">{`window.late = (window.late ?? 0) + 1`}</Script>
      <Script strategy="idle" id="idle">{`window.idle = true`}</Script>
    </main>
  )
}

export function Head({ location, params, data, pageContext }) {
  return (
    <>
      <html lang="fr" data-head="html" />
      <body className="from-head" />
      <title>{`${location.pathname} ${JSON.stringify(params)} ${JSON.stringify(pageContext)}`}</title>
      <meta id="twice" name="description" content="first" />
      <meta id="twice" name="description" content={data.site.pathPrefix} />
      <link rel="canonical" href={`https://example.com${location.pathname}`} />
      <style>{'h1 > b { color: blue }'}</style>
      <script type="application/ld+json">{JSON.stringify({ a: '<b> & "c"' })}</script>
      <noscript>{'<p>none</p>'}</noscript>
    </>
  )
}

export const query = graphql`
  query Prefix {
    site {
      pathPrefix
    }
  }
`
