/** A node of schema.org data, as JSON-LD. */
export type StructuredData = Readonly<Record<string, unknown>>

interface PersonFacts {
  readonly name: string
  /** Absolute address of the person's page here. */
  readonly url: string
  readonly image?: string | undefined
  readonly sameAs?: string | undefined
  readonly jobTitle?: string | undefined
}

interface PostingFacts {
  readonly url: string
  readonly title: string
  readonly excerpt: string
  readonly image: string
  /** ISO 8601. */
  readonly published: string
  readonly modified: string
  readonly wordCount: number
  readonly language: string
  readonly keywords: readonly string[]
  readonly author: PersonFacts | null
  readonly publisher: string
  readonly siteUrl: string
}

/** Describes a post for search engines. */
export function describePosting(facts: PostingFacts): StructuredData {
  return {
    '@type': 'BlogPosting',
    '@id': facts.url,
    mainEntityOfPage: facts.url,
    url: facts.url,
    headline: facts.title,
    description: facts.excerpt,
    image: [facts.image],
    datePublished: facts.published,
    dateModified: facts.modified,
    wordCount: facts.wordCount,
    inLanguage: facts.language,
    ...(facts.keywords.length === 0 ? {} : { keywords: facts.keywords.join(', ') }),
    ...(facts.author === null ? {} : { author: describePerson(facts.author) }),
    publisher: describePublisher(facts.publisher, facts.siteUrl),
    isPartOf: { '@id': websiteId(facts.siteUrl) },
  }
}

/** Describes an author. */
export function describePerson({
  name,
  url,
  image,
  sameAs,
  jobTitle,
}: PersonFacts): StructuredData {
  return {
    '@type': 'Person',
    '@id': url,
    name,
    url,
    ...(image === undefined ? {} : { image }),
    ...(sameAs === undefined ? {} : { sameAs: [sameAs] }),
    ...(jobTitle === undefined ? {} : { jobTitle }),
  }
}

interface WebsiteFacts {
  readonly siteUrl: string
  readonly title: string
  readonly description: string
  readonly language: string
}

/** Describes the site and the way to search it. */
export function describeWebsite(facts: WebsiteFacts): StructuredData {
  return {
    '@type': 'WebSite',
    '@id': websiteId(facts.siteUrl),
    url: `${facts.siteUrl}/`,
    name: facts.title,
    description: facts.description,
    inLanguage: facts.language,
    publisher: describePublisher(facts.title, facts.siteUrl),
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${facts.siteUrl}/search/?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  }
}

interface CollectionFacts {
  readonly url: string
  readonly title: string
  readonly description?: string | undefined
  readonly siteUrl: string
  /** Absolute addresses of what the page lists, in its order. */
  readonly items: readonly string[]
}

/** Describes a page that lists posts. */
export function describeCollection(facts: CollectionFacts): StructuredData {
  return {
    '@type': 'CollectionPage',
    '@id': facts.url,
    url: facts.url,
    name: facts.title,
    ...(facts.description === undefined ? {} : { description: facts.description }),
    isPartOf: { '@id': websiteId(facts.siteUrl) },
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: facts.items.map((url, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        url,
      })),
    },
  }
}

interface Crumb {
  readonly name: string
  readonly url: string
}

/** Describes where a page stands in the site, the home page first. */
export function describeBreadcrumbs(crumbs: readonly Crumb[]): StructuredData {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  }
}

/**
 * Writes the nodes of a page as one JSON-LD document that can stand inside a `script` element: a
 * `<` in the data cannot end the element.
 */
export function writeStructuredData(nodes: readonly StructuredData[]): string {
  const document = { '@context': 'https://schema.org', '@graph': nodes }
  return JSON.stringify(document).replaceAll('<', '\\u003c')
}

function describePublisher(name: string, siteUrl: string): StructuredData {
  return {
    '@type': 'Organization',
    '@id': `${siteUrl}/#publisher`,
    name,
    url: `${siteUrl}/`,
  }
}

function websiteId(siteUrl: string): string {
  return `${siteUrl}/#website`
}
