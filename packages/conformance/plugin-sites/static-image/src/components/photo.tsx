import { StaticImage as Picture } from 'gatsby-plugin-image'
import * as React from 'react'

interface PhotoProps {
  readonly title?: string
}

export function Photo({ title = 'Full width' }: PhotoProps) {
  return (
    <Picture
      src="../pictures/green.jpg"
      alt={title}
      layout="fullWidth"
      breakpoints={[50]}
      formats={['jpg']}
    />
  )
}
