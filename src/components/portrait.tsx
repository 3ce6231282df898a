import { graphql } from 'gatsby'
import { Picture } from './picture.tsx'

interface PortraitProps {
  readonly author: Queries.PortraitOfAuthorFragment
  readonly size: 'small' | 'large'
  readonly eager?: boolean
}

/** The portrait of an author, who is named beside it; initials where there is none. */
export function Portrait({ author, size, eager = false }: PortraitProps) {
  const className = `portrait portrait--${size}`
  const { picture, name } = author
  if (picture.url === null) {
    return (
      <span className={`${className} portrait--initials`} aria-hidden="true">
        {writeInitials(name)}
      </span>
    )
  }
  return <Picture picture={picture} className={className} decorative eager={eager} />
}

/** The first letters of the first and the last word of a name. */
export function writeInitials(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map(word => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('')
}

export const portraitFragment = graphql`
  fragment PortraitOfAuthor on Author {
    name
    picture {
      url
      alt
      file {
        childImageSharp {
          gatsbyImageData(
            layout: CONSTRAINED
            width: 160
            aspectRatio: 1
            placeholder: DOMINANT_COLOR
            formats: [AUTO, WEBP, AVIF]
          )
        }
      }
    }
  }
`
