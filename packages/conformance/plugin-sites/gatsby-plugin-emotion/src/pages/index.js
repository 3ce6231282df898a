import { css, Global } from '@emotion/react'
import { Link } from 'gatsby'
import * as React from 'react'
import { Box, shade, Title } from '../components/box'

export default function Home() {
  return (
    <Box depth={9}>
      <Global styles={css`body { margin: 11px; }`} />
      <Title id="title">Title</Title>
      <p id="prop" css={[shade, { color: 'rgb(4, 5, 6)' }]}>
        A property
      </p>
      <Link to="/second/">Second</Link>
    </Box>
  )
}
