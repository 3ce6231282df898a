import { Link } from 'gatsby'
import * as React from 'react'
import { Box, Title } from '../components/box'

export default function Second() {
  return (
    <Box id="box" depth={2}>
      <Title>Second</Title>
      <Link to="/">Home</Link>
    </Box>
  )
}
