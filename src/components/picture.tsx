import { graphql } from 'gatsby'
import type { IGatsbyImageData } from 'gatsby-plugin-image'
import { ResponsiveImage } from './responsive-image.tsx'

/** A picture as the data layer gives it: local rasters carry responsive image data. */
export interface PictureData {
  /** Null where there is nothing to show. */
  readonly url: string | null
  readonly alt: string
  readonly file: {
    readonly childImageSharp: { readonly gatsbyImageData: IGatsbyImageData } | null
  } | null
}

interface PictureProps {
  readonly picture: PictureData
  readonly className?: string
  /** Whether the picture is on the first screen and must not wait. */
  readonly eager?: boolean
  /** Whether the picture only repeats what the text beside it says. */
  readonly decorative?: boolean
  readonly sizes?: string
}

/**
 * Shows a picture: responsive when it is a local raster, plain when it is remote or a drawing. The
 * class given sets the box, so nothing moves while it loads.
 */
export function Picture({ picture, className, eager, decorative, sizes }: PictureProps) {
  const alt = decorative === true ? '' : picture.alt
  const box = ['picture', className].filter(Boolean).join(' ')
  const image = picture.file?.childImageSharp?.gatsbyImageData
  if (image !== undefined) {
    return (
      <ResponsiveImage
        image={image}
        alt={alt}
        className={box}
        loading={eager === true ? 'eager' : 'lazy'}
        {...(sizes === undefined ? {} : { sizes })}
      />
    )
  }
  if (picture.url === null) return null
  return (
    <img
      className={box}
      src={picture.url}
      alt={alt}
      loading={eager === true ? 'eager' : 'lazy'}
      decoding="async"
      {...(eager === true ? { fetchPriority: 'high' as const } : {})}
    />
  )
}

/** One set of widths for every place a cover is shown in, so that each width is made once. */
export const coverPictureFragment = graphql`
  fragment CoverPicture on Picture {
    url
    alt
    file {
      childImageSharp {
        gatsbyImageData(
          layout: FULL_WIDTH
          breakpoints: [360, 720, 1080, 1440]
          placeholder: DOMINANT_COLOR
          formats: [AUTO, WEBP, AVIF]
        )
      }
    }
  }
`
