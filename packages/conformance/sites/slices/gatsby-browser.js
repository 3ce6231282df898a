import * as React from 'react'
import { Tone, Wrapped } from './src/components/wrapped'

export const wrapPageElement = ({ element }) => <Wrapped>{element}</Wrapped>
export const wrapRootElement = ({ element }) => (
  <Tone.Provider value="bright">{element}</Tone.Provider>
)
