/** The colours of the publication's pictures; every cover, portrait and diagram is made of these alone. */
export const palette = {
  ink: '#14232b',
  slate: '#2b4650',
  mist: '#8fa6a8',
  paper: '#f6f0e4',
  sand: '#e3d6be',
  vermilion: '#cf4a26',
  amber: '#eeb043',
  green: '#2f8364',
} as const

export type Colour = (typeof palette)[keyof typeof palette]
