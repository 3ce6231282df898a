/** Address of each kind of page, without the site's origin and path prefix. */
export const addressOf = {
  post: (slug: string) => `/posts/${slug}/`,
  page: (slug: string) => `/${slug}/`,
  author: (slug: string) => `/authors/${slug}/`,
  tag: (slug: string) => `/tags/${slug}/`,
  series: (slug: string) => `/series/${slug}/`,
  home: (page: number) => (page === 1 ? '/' : `/page/${page}/`),
  /** Social picture made at build. */
  socialImage: (slug: string) => `/og/${slug}.png`,
} as const
