import { Link } from 'gatsby'
import * as React from 'react'
import { Box } from '../components/box'

export default function Second() {
  return (
    <Box id="box">
      <Link to="/">Home</Link>
    </Box>
  )
}
