import { Link } from 'gatsby'
import * as React from 'react'
import { createGlobalStyle, ThemeProvider } from 'styled-components'
import { Box, Note } from '../components/box'

const Everywhere = createGlobalStyle`
  body { margin: 11px; }
`

export default function Home() {
  return (
    <ThemeProvider theme={{ ink: 'rgb(1, 2, 3)' }}>
      <Everywhere />
      <Box $depth={3}>
        <Note id="note">A note</Note>
        <div css="color: rgb(4, 5, 6);" id="prop">
          A property
        </div>
        <Link to="/second/">Second</Link>
      </Box>
    </ThemeProvider>
  )
}
