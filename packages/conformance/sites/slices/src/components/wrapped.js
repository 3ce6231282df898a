import { Slice } from 'gatsby'
import * as React from 'react'

export const Tone = React.createContext('dull')

export const Wrapped = ({ children }) => (
  <>
    {children}
    <Slice alias="footer" />
  </>
)
