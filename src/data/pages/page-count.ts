/** Posts on one page of the home page's list. */
export const POSTS_PER_PAGE = 9

/** Pages of the home page's list; an empty site has one. */
export function pageCountOf(posts: number): number {
  return Math.max(1, Math.ceil(posts / POSTS_PER_PAGE))
}
