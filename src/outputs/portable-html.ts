import { load } from 'cheerio'

/** Attributes that hold one address. */
const addressAttributes = ['href', 'src', 'poster', 'cite']

/** What only works with the style sheet and the scripts of the site. */
const siteOnly = '.heading-anchor, .gatsby-resp-image-background-image, script, style, template'

/**
 * The body of a post for places other than its page: every address absolute, pictures as plain `img`, and nothing that
 * leans on the site's own styles or scripts.
 *
 * @param html the body as on the page
 * @param pageUrl absolute address of the page; `#anchors` and relative addresses are read from it
 */
export function toPortableHtml(html: string, pageUrl: string): string {
  const $ = load(html, null, false)
  $(siteOnly).remove()

  $('.gatsby-resp-image-wrapper').each((_, wrapper) => {
    const image = $(wrapper).find('img').first()
    image.removeAttr('loading').removeAttr('decoding')
    $(wrapper).replaceWith(image)
  })

  for (const name of addressAttributes) {
    $(`[${name}]`).each((_, element) => {
      const value = $(element).attr(name)
      if (value !== undefined) $(element).attr(name, resolveUrl(value, pageUrl))
    })
  }
  $('[srcset]').each((_, element) => {
    const value = $(element).attr('srcset')
    if (value !== undefined) $(element).attr('srcset', resolveSourceSet(value, pageUrl))
  })
  $('[style]').removeAttr('style')
  $('[class]').removeAttr('class')
  $('[tabindex]').removeAttr('tabindex')
  return $.html().trim()
}

/** An address as a reader elsewhere must see it; one that is no address at all stays as written. */
function resolveUrl(value: string, base: string): string {
  return URL.canParse(value, base) ? new URL(value, base).href : value
}

// Gatsby's picture addresses hold no commas that are followed by a space.
function resolveSourceSet(value: string, base: string): string {
  return value
    .split(/,\s+/)
    .map(candidate => {
      const [url = '', ...descriptors] = candidate.trim().split(/\s+/)
      return [resolveUrl(url, base), ...descriptors].join(' ')
    })
    .join(', ')
}
