import { palette } from '../palette.ts'
import { element, rectangle } from '../svg.ts'

/** Width and height of a cover in pixels. */
export const coverSize = [1600, 900] as const

/** A cover: the ground with its faint survey grid, and what is drawn on it. */
export function cover(
  ground: 'ink' | 'paper' | 'sand' | 'green' | 'vermilion',
  drawn: readonly string[],
): string {
  const [width, height] = coverSize
  const grid = {
    ink: palette.slate,
    paper: palette.sand,
    sand: '#d3c4a6',
    green: '#287457',
    vermilion: '#bd4222',
  }[ground]
  const lines = [
    ...Array.from({ length: 15 }, (_, index) => `M${(index + 1) * 100} 0V${height}`),
    ...Array.from({ length: 8 }, (_, index) => `M0 ${(index + 1) * 100}H${width}`),
  ].join('')
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
    },
    [
      rectangle([0, 0], coverSize, { fill: palette[ground] }),
      element('path', { d: lines, stroke: grid, 'stroke-width': 2, fill: 'none' }),
      ...drawn,
    ].join(''),
  )
}
