/** The site's own types, as a developer reads them in GraphiQL. Links and texts of the body are resolved in `resolvers.ts`. */
export const typeDefinitions = /* GraphQL */ `
  "An article of the publication: one markdown file of content/posts."
  type Post implements Node @dontInfer {
    "Last part of the address."
    slug: String!
    "Address of the page, without the site's origin."
    path: String!
    "Title; the only h1 of the page."
    title: String!
    "One or two sentences; taken from the text where the author gave none."
    excerpt: String!
    "When it was published."
    date: Date! @dateformat
    "When the author last changed it in substance."
    updated: Date @dateformat
    "When the file was last committed; null outside a full git clone."
    lastChanged: Date @dateformat @proxy(from: "fields.lastChanged")
    "A draft: in no production build."
    draft: Boolean!
    "Not yet published: in no production build before its time."
    scheduled: Boolean!
    "Has a page but stands in no list, feed, sitemap or search."
    unlisted: Boolean!
    "Picture above the post."
    cover: Picture!
    "Picture for social networks; made at build where the author gave none."
    socialImage: Picture!
    "Who wrote it."
    author: Author @link
    "Subjects, in the author's order."
    tags: [Tag!]! @link
    "The series it is a part of."
    series: Series @link
    "Place in the series as the author set it, from 1."
    seriesPosition: Int
    "Address of the original, when the post first appeared elsewhere."
    canonicalUrl: String
    "Addresses that the post once had; they lead on to it."
    redirectFrom: [String!]!
    "Where the file can be edited."
    editUrl: String
    "Whether the page shows a table of contents."
    showTableOfContents: Boolean!
    "The text as HTML."
    html: String!
    "Headings of the text, in order."
    headings: [PostHeading!]!
    "Table of contents as HTML: nested lists of links."
    tableOfContents: String
    "Minutes to read, at least 1."
    timeToRead: Int!
    "Words of the text."
    wordCount: Int!
    "The listed post before it in time."
    previous: Post
    "The listed post after it in time."
    next: Post
    "Up to three posts that share most subjects with it."
    related: [Post!]!
  }

  "A heading in the text of a post."
  type PostHeading {
    "Anchor of the heading in the page."
    id: String!
    "Its text."
    value: String!
    "Its level, 1 to 6."
    depth: Int!
  }

  type Site implements Node {
    siteMetadata: SiteSiteMetadata!
  }

  "What gatsby-config says of the publication."
  type SiteSiteMetadata {
    "Name of the publication."
    title: String!
    "One sentence on what it is about."
    description: String!
    "Origin of the site, without a slash at its end."
    siteUrl: String!
    "Language of the texts, as in the lang attribute."
    language: String!
    "Whether search engines may list the site."
    indexable: Boolean!
    "Where readers find the source."
    repositoryUrl: String
  }

  "A picture that content names."
  type Picture {
    "Address of the picture; a drawing made at build for a cover that is missing, null for a portrait that is."
    url: String
    "What it shows; empty where it only decorates."
    alt: String!
    "The local file, for gatsby-plugin-image; null for pictures elsewhere and missing ones."
    file: File
    "True where none was given or the file is missing."
    fallback: Boolean!
  }

  "A person who writes: a file of content/authors, or named in the front matter of a post."
  type Author implements Node @dontInfer {
    "Last part of the address."
    slug: String!
    "Address of the author's page."
    path: String!
    "Name as readers see it."
    name: String!
    "Portrait."
    picture: Picture!
    "Biography as HTML."
    bio: String
    "What the person does here."
    role: String
    "The person's own site."
    url: String
    "Listed posts, newest first."
    posts: [Post!]!
  }

  "A subject of posts."
  type Tag implements Node @dontInfer {
    "Last part of the address."
    slug: String!
    "Address of the tag's page."
    path: String!
    "Name as readers see it."
    name: String!
    "One sentence on what belongs here."
    description: String
    "Number of its line colour, from 1 to 8: by its place in content/tags.yaml."
    line: Int!
    "Listed posts, newest first."
    posts: [Post!]!
    "How many listed posts there are."
    postCount: Int!
  }

  "Posts that belong together and have an order."
  type Series implements Node @dontInfer {
    "Last part of the address."
    slug: String!
    "Address of the series' page."
    path: String!
    "Title as readers see it."
    title: String!
    "What the series is about."
    description: String
    "Listed posts in order: by their place where the author set one, then oldest first."
    posts: [Post!]!
    "How many listed posts there are."
    postCount: Int!
  }

  type MarkdownRemark implements Node @dontInfer {
    "Front matter, as far as pages have it."
    frontmatter: PageFrontMatter
    "The file, where it lies on this machine."
    fileAbsolutePath: String
    "The text as its author wrote it, without front matter."
    rawMarkdownBody: String
  }

  "Front matter of a page of content/pages; posts have their own type."
  type PageFrontMatter @dontInfer {
    "Title of the page."
    title: String
    "One sentence for search engines."
    description: String
  }
`
