import { StaticImage } from 'gatsby-plugin-image'
import * as React from 'react'
import { Photo } from '../components/photo'

const WIDTH = 40

export default function Home() {
  return (
    <main>
      <StaticImage
        src="../pictures/green.jpg"
        alt="Fixed"
        layout="fixed"
        width={WIDTH}
        placeholder="none"
      />
      <StaticImage
        src="../pictures/green.jpg"
        alt="Constrained"
        width={60}
        height={30}
        formats={['auto', 'webp']}
        transformOptions={{ grayscale: true }}
        className="picture"
      />
      <Photo />
    </main>
  )
}
