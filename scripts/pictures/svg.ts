import { palette } from './palette.ts'

/** A point in pixels, from the upper left. */
export type Point = readonly [x: number, y: number]

type Attributes = Readonly<Record<string, string | number | undefined>>

/** One SVG element as text; attributes that are `undefined` are left out. */
export function element(name: string, attributes: Attributes, children = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : value}"`)
    .join('')
  return children === '' ? `<${name}${written}/>` : `<${name}${written}>${children}</${name}>`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

export function rectangle(
  [x, y]: Point,
  [width, height]: Point,
  attributes: Attributes = {},
): string {
  return element('rect', { x, y, width, height, ...attributes })
}

export function circle([cx, cy]: Point, r: number, attributes: Attributes = {}): string {
  return element('circle', { cx, cy, r, ...attributes })
}

export function group(children: readonly string[], attributes: Attributes = {}): string {
  return element('g', attributes, children.join(''))
}

/** A point on the way from one point to another, `distance` pixels from the first. */
function toward([fromX, fromY]: Point, [toX, toY]: Point, distance: number): Point {
  const length = Math.hypot(toX - fromX, toY - fromY)
  const share = length === 0 ? 0 : Math.min(0.5, distance / length)
  return [fromX + (toX - fromX) * share, fromY + (toY - fromY) * share]
}

/** Path data through the points with corners rounded by `radius` pixels, as lines of a railway map are. */
export function routePath(points: readonly Point[], radius = 40): string {
  return points
    .map((point, index) => {
      const before = points[index - 1]
      const after = points[index + 1]
      if (!before) return `M${point.map(round).join(' ')}`
      if (!after) return `L${point.map(round).join(' ')}`
      const into = toward(point, before, radius).map(round).join(' ')
      const out = toward(point, after, radius).map(round).join(' ')
      return `L${into}Q${point.map(round).join(' ')} ${out}`
    })
    .join('')
}

/** The look of a line: `dash` is an SVG dash array such as `2 26`. */
export interface LineLook {
  colour: string
  width?: number
  radius?: number
  dash?: string
  opacity?: number
}

export function route(points: readonly Point[], look: LineLook): string {
  return element('path', {
    d: routePath(points, look.radius),
    fill: 'none',
    stroke: look.colour,
    'stroke-width': look.width ?? 14,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'stroke-dasharray': look.dash,
    opacity: look.opacity,
  })
}

/** A stop on a line: a disc with a ring. */
export function station(
  center: Point,
  look: { ring: string; fill: string; radius?: number; width?: number },
): string {
  const radius = look.radius ?? 20
  return circle(center, radius, {
    fill: look.fill,
    stroke: look.ring,
    'stroke-width': look.width ?? 10,
  })
}

/** A mast with lamps; the lamps are listed from the top, `null` is a dark one. */
export function signal([x, y]: Point, lamps: readonly (string | null)[], body: string): string {
  const height = lamps.length * 44 + 20
  return group([
    rectangle([x - 4, y], [8, height + 90], { fill: body }),
    rectangle([x - 26, y], [52, height], { fill: body, rx: 26 }),
    ...lamps.map((lamp, index) =>
      circle([x, y + 32 + index * 44], 15, { fill: lamp ?? palette.slate }),
    ),
  ])
}

/** The look of a drawn web page. */
export interface PageLook {
  paper: string
  ink: string
  /** Colour of the picture block; none where missing. */
  picture?: string
  outline?: string
  dash?: string
  /** Lines of text under the heading. */
  lines?: number
}

/** A web page in miniature: heading, picture and lines of text. */
export function page([x, y]: Point, [width, height]: Point, look: PageLook): string {
  const margin = width * 0.12
  const inner = width - margin * 2
  const bar = Math.max(5, height * 0.035)
  const pictureHeight = look.picture ? height * 0.3 : 0
  const top = y + margin
  const headingEnd = top + pictureHeight + (look.picture ? margin * 0.7 : 0)
  const lineCount = look.lines ?? 3
  const step = Math.min((y + height - margin - headingEnd - bar * 2) / (lineCount + 0.2), bar * 2.6)
  return group([
    rectangle([x, y], [width, height], {
      rx: 10,
      fill: look.paper,
      stroke: look.outline,
      'stroke-width': look.outline ? 6 : undefined,
      'stroke-dasharray': look.dash,
    }),
    look.picture
      ? rectangle([x + margin, top], [inner, pictureHeight], { fill: look.picture })
      : '',
    rectangle([x + margin, headingEnd], [inner * 0.62, bar * 1.7], {
      fill: look.ink,
      rx: bar * 0.4,
    }),
    ...Array.from({ length: lineCount }, (_, index) =>
      rectangle(
        [x + margin, headingEnd + bar * 1.7 + step * (index + 0.6)],
        [inner * (index === lineCount - 1 ? 0.55 : 1), bar],
        { fill: look.ink, opacity: 0.38, rx: bar / 2 },
      ),
    ),
  ])
}

/** A source file: a sheet with a folded corner and its first lines. */
export function sheet(
  [x, y]: Point,
  [width, height]: Point,
  look: { paper: string; ink: string; fold: string; mark?: string },
): string {
  const fold = width * 0.26
  const margin = width * 0.14
  const bar = height * 0.045
  return group([
    element('path', {
      d: `M${x} ${y}h${width - fold}l${fold} ${fold}v${height - fold}h${-width}z`,
      fill: look.paper,
    }),
    element('path', { d: `M${x + width - fold} ${y}v${fold}h${fold}z`, fill: look.fold }),
    ...[0.7, 1, 0.85, 1, 0.5].map((share, index) =>
      rectangle(
        [x + margin, y + height * 0.36 + index * bar * 2.3],
        [(width - margin * 2) * share, bar],
        {
          fill: index === 0 && look.mark ? look.mark : look.ink,
          opacity: index === 0 ? 1 : 0.4,
          rx: bar / 2,
        },
      ),
    ),
  ])
}
