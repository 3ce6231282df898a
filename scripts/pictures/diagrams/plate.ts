import { palette } from '../palette.ts'
import { element, type Point, rectangle, route } from '../svg.ts'

const family = 'Inter, ui-sans-serif, system-ui, Helvetica, Arial, sans-serif'
const { ink, paper, sand } = palette

/** A diagram on a plate of its own, so that it reads the same on light and dark pages. */
export function plate([width, height]: Point, title: string, drawn: readonly string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': family,
    },
    [
      element('title', {}, escapeText(title)),
      rectangle([0, 0], [width, height], { fill: paper, rx: 14 }),
      ...drawn,
    ].join(''),
  )
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Words of a diagram; `size` in pixels. */
export function label(
  [x, y]: Point,
  text: string,
  look: {
    size?: number
    colour?: string
    weight?: number
    anchor?: 'start' | 'middle' | 'end'
  } = {},
): string {
  return element(
    'text',
    {
      x,
      y,
      'font-size': look.size ?? 20,
      'font-weight': look.weight ?? 400,
      fill: look.colour ?? ink,
      'text-anchor': look.anchor ?? 'start',
    },
    escapeText(text),
  )
}

/** A box with one to three centred lines of words, the first of them strong. */
export function box(
  [x, y]: Point,
  [width, height]: Point,
  words: readonly string[],
  look: { fill?: string; colour?: string; outline?: string; dash?: string; size?: number } = {},
): string {
  const size = look.size ?? 20
  const step = size * 1.35
  const first = y + height / 2 - ((words.length - 1) * step) / 2 + size * 0.36
  return [
    rectangle([x, y], [width, height], {
      rx: 10,
      fill: look.fill ?? sand,
      stroke: look.outline,
      'stroke-width': look.outline ? 3 : undefined,
      'stroke-dasharray': look.dash,
    }),
    ...words.map((text, index) =>
      label([x + width / 2, first + index * step], text, {
        size: index === 0 ? size : size * 0.85,
        weight: index === 0 ? 600 : 400,
        colour: look.colour ?? ink,
        anchor: 'middle',
      }),
    ),
  ].join('')
}

/** A line with a head at its last point. */
export function arrow(
  points: readonly Point[],
  look: { colour?: string; dash?: string; width?: number } = {},
): string {
  const colour = look.colour ?? ink
  const end = points.at(-1)
  const before = points.at(-2)
  if (!end || !before) return ''
  const angle = Math.atan2(end[1] - before[1], end[0] - before[0])
  const corner = (turn: number, distance: number): Point => [
    end[0] - Math.cos(angle + turn) * distance,
    end[1] - Math.sin(angle + turn) * distance,
  ]
  const stop = corner(0, 10)
  const head = [end, corner(0.45, 16), corner(-0.45, 16)]
  return [
    route([...points.slice(0, -1), stop], {
      colour,
      width: look.width ?? 3.5,
      radius: 16,
      ...(look.dash ? { dash: look.dash } : {}),
    }),
    element('path', {
      d: `M${head.map(point => point.map(value => Math.round(value * 10) / 10).join(' ')).join('L')}z`,
      fill: colour,
    }),
  ].join('')
}
