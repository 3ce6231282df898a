import { createSeededRandom } from './seeded-random.ts'

/** Width and height of a drawn cover in its own units; the shape of every cover slot of the site. */
export const drawnCoverSize = { width: 1600, height: 900 } as const

interface Point {
  readonly x: number
  readonly y: number
}

interface Ground {
  readonly paper: string
  readonly grid: string
  readonly station: string
  readonly lines: readonly string[]
}

const cell = 100
const columns = drawnCoverSize.width / cell
const rows = drawnCoverSize.height / cell

const grounds: readonly Ground[] = [
  {
    paper: '#0d2a1f',
    grid: '#16382b',
    station: '#f2f5ef',
    lines: ['#37d68b', '#f2f5ef', '#f0a637', '#1f8f63'],
  },
  {
    paper: '#dfe8dd',
    grid: '#cfdccd',
    station: '#101a15',
    lines: ['#00804c', '#101a15', '#c8472f', '#8fae97'],
  },
  {
    paper: '#11212e',
    grid: '#1a3040',
    station: '#f2f5ef',
    lines: ['#37d68b', '#6fb1e4', '#f2f5ef', '#2c5a78'],
  },
  {
    paper: '#f0a637',
    grid: '#e79a27',
    station: '#101a15',
    lines: ['#0d2a1f', '#f2f5ef', '#8a3b12', '#c9801a'],
  },
]

/**
 * Draws the cover of a post that has none: the map of a small network whose lines keep to eight
 * directions, as on a transit diagram. The drawing depends on `slug` alone.
 *
 * @returns the text of an SVG document, without fonts, scripts or outside references.
 */
export function drawCover(slug: string): string {
  const random = createSeededRandom(slug)
  const ground = pick(grounds, random)
  const lineCount = 3 + Math.floor(random() * 2)
  const order = ground.lines.slice(0, lineCount).reverse()
  const lines = order.map((colour, index) => ({
    colour,
    points: routeLine(random, 1 + ((index * 3 + Math.floor(random() * 3)) % (rows - 1))),
  }))
  const stations = lines.flatMap(line => chooseStations(line.points, random))
  const { width, height } = drawnCoverSize

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${ground.paper}"/>`,
    `<path d="${drawGrid()}" stroke="${ground.grid}" stroke-width="2" fill="none"/>`,
    ...lines.map(
      line =>
        `<path d="${roundCorners(line.points)}" stroke="${line.colour}" stroke-width="26" stroke-linecap="round" fill="none"/>`,
    ),
    ...stations.map(
      ({ x, y }) =>
        `<circle cx="${x}" cy="${y}" r="21" fill="${ground.paper}" stroke="${ground.station}" stroke-width="9"/>`,
    ),
    '</svg>',
  ].join('')
}

/** Walks from beyond the left edge to beyond the right, turning by half right angles. */
function routeLine(random: () => number, startRow: number): readonly Point[] {
  const points: Point[] = [{ x: -cell, y: startRow * cell }]
  let column = 1 + Math.floor(random() * 3)
  let row = startRow
  while (column < columns - 1) {
    points.push({ x: column * cell, y: row * cell })
    const steps = 1 + Math.floor(random() * 3)
    const down = row <= 2 || (row < rows - 2 && random() < 0.5)
    const limit = down ? rows - 1 - row : row - 1
    const climb = Math.min(steps, limit)
    column += climb
    row += down ? climb : -climb
    points.push({ x: column * cell, y: row * cell })
    column += 2 + Math.floor(random() * 4)
  }
  points.push({ x: (columns + 1) * cell, y: row * cell })
  return points
}

/** Draws the path through `points` with its corners eased by a quarter of a cell. */
function roundCorners(points: readonly Point[]): string {
  const radius = cell * 0.28
  const parts: string[] = []
  points.forEach((point, index) => {
    const before = points[index - 1]
    const after = points[index + 1]
    if (before === undefined) {
      parts.push(`M${point.x} ${point.y}`)
    } else if (after === undefined) {
      parts.push(`L${point.x} ${point.y}`)
    } else {
      const entry = moveToward(point, before, radius)
      const exit = moveToward(point, after, radius)
      parts.push(`L${entry.x} ${entry.y}Q${point.x} ${point.y} ${exit.x} ${exit.y}`)
    }
  })
  return parts.join('')
}

function moveToward(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const share = length === 0 ? 0 : distance / length
  return {
    x: Math.round(from.x + (to.x - from.x) * share),
    y: Math.round(from.y + (to.y - from.y) * share),
  }
}

/** Puts stations on the level stretches only, where the symbol sits squarely on its line. */
function chooseStations(points: readonly Point[], random: () => number): readonly Point[] {
  const stations: Point[] = []
  points.forEach((point, index) => {
    const next = points[index + 1]
    if (next === undefined || next.y !== point.y || next.x - point.x < 2 * cell) return
    const middle = { x: Math.round((point.x + next.x) / 2 / cell) * cell, y: point.y }
    if (middle.x > 0 && middle.x < columns * cell && random() < 0.7) stations.push(middle)
  })
  return stations
}

function drawGrid(): string {
  const { width, height } = drawnCoverSize
  const verticals = Array.from({ length: columns - 1 }, (_, i) => `M${(i + 1) * cell} 0V${height}`)
  const horizontals = Array.from({ length: rows - 1 }, (_, i) => `M0 ${(i + 1) * cell}H${width}`)
  return [...verticals, ...horizontals].join('')
}

function pick<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new Error('Nothing to pick from: the list is empty.')
  return value
}
