const GithubSlugger = require('github-slugger')

/** Ids that the pages around a text use themselves. */
const RESERVED = ['content', 'footnotes-label']

/**
 * Makes a function that gives each heading of one text its id, as GitHub does: two headings of one text get two ids,
 * and none gets an id of the page around it. The link check counts anchors with the same function.
 *
 * @returns {(text: string) => string}
 */
function makeHeadingIds() {
  const slugger = new GithubSlugger()
  for (const id of RESERVED) slugger.slug(id)
  return text => slugger.slug(GithubSlugger.slug(text) || 'section')
}

module.exports = { makeHeadingIds }
