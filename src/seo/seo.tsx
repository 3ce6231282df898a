import { useSiteMetadata } from '../site/use-site-metadata.ts'
import { themeColours } from '../theme/theme.ts'
import { absoluteUrl } from './absolute-url.ts'
import { type StructuredData, writeStructuredData } from './structured-data.ts'

interface SeoProps {
  /** The title of the page alone; absent on the home page, which bears the name of the site. */
  readonly title?: string
  readonly description?: string | null
  /** The path of the page, with its trailing slash. */
  readonly path: string
  /** Where the page first appeared, when not here. */
  readonly canonicalUrl?: string | null
  /** A picture for link previews. */
  readonly image?: { readonly url: string; readonly alt: string }
  /** Set for posts. */
  readonly article?: {
    readonly published: string
    readonly modified: string
    readonly author: string | null
    readonly topics: readonly string[]
  }
  /** Whether search engines may list this page once the site itself may be listed. */
  readonly listed?: boolean
  readonly structuredData?: readonly StructuredData[]
}

const defaultImage = '/og/default.png'

/** Everything that a page tells to browsers, search engines and link previews in its head. */
export function Seo(props: SeoProps) {
  const site = useSiteMetadata()
  const { path, article, listed = true, structuredData = [] } = props
  const title = props.title === undefined ? site.title : `${props.title} · ${site.title}`
  const description = props.description ?? site.description
  const url = props.canonicalUrl ?? absoluteUrl(site.siteUrl, path)
  const image = {
    url: absoluteUrl(site.siteUrl, props.image?.url ?? defaultImage),
    alt: props.image?.alt ?? site.title,
  }

  return (
    <>
      <html lang={site.language} />
      <title>{title}</title>
      <meta name="description" content={description} />
      <link rel="canonical" href={url} />
      {props.canonicalUrl == null ? (
        <link rel="alternate" hrefLang={site.language} href={url} />
      ) : null}
      {site.indexable && listed ? null : <meta name="robots" content="noindex" />}
      <meta name="theme-color" content={themeColours.light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={themeColours.dark} media="(prefers-color-scheme: dark)" />
      <meta property="og:site_name" content={site.title} />
      <meta property="og:type" content={article === undefined ? 'website' : 'article'} />
      <meta property="og:title" content={props.title ?? site.title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={url} />
      <meta property="og:locale" content={site.language} />
      <meta property="og:image" content={image.url} />
      <meta property="og:image:alt" content={image.alt} />
      {article === undefined ? null : (
        <meta property="article:published_time" content={article.published} />
      )}
      {article === undefined ? null : (
        <meta property="article:modified_time" content={article.modified} />
      )}
      {article?.author == null ? null : <meta property="article:author" content={article.author} />}
      {article?.topics.map(topic => (
        <meta key={topic} property="article:tag" content={topic} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={props.title ?? site.title} />
      <meta name="twitter:description" content={description} />
      <meta name="twitter:image" content={image.url} />
      <meta name="twitter:image:alt" content={image.alt} />
      <link
        rel="alternate"
        type="application/rss+xml"
        title={`${site.title} (RSS)`}
        href="/rss.xml"
      />
      <link
        rel="alternate"
        type="application/atom+xml"
        title={`${site.title} (Atom)`}
        href="/atom.xml"
      />
      <link
        rel="alternate"
        type="application/feed+json"
        title={`${site.title} (JSON)`}
        href="/feed.json"
      />
      {structuredData.length === 0 ? null : (
        <script
          type="application/ld+json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON whose `<` is escaped.
          dangerouslySetInnerHTML={{ __html: writeStructuredData(structuredData) }}
        />
      )}
    </>
  )
}
