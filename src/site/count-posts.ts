/** Says how many posts there are, for people: "1 article", "12 articles". */
export function countPosts(count: number): string {
  return count === 1 ? '1 article' : `${count} articles`
}
