import { writeDataUri } from './data-uri.ts'
import { drawCover, drawnCoverSize } from './draw-cover.ts'
import { createSeededRandom } from './seeded-random.ts'

const slugs = Array.from({ length: 200 }, (_, index) => `post-${index}`)
const parse = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml')

describe('drawCover', () => {
  it('draws the same cover for the same slug, others for others', () => {
    expect(drawCover('a')).toBe(drawCover('a'))
    expect(new Set(slugs.map(drawCover)).size).toBe(slugs.length)
  })

  it('is well-formed and keeps its stations on the sheet', () => {
    for (const slug of slugs) {
      const drawing = parse(drawCover(slug))
      expect(drawing.querySelector('parsererror')).toBeNull()
      for (const station of drawing.querySelectorAll('circle')) {
        const [x, y] = [Number(station.getAttribute('cx')), Number(station.getAttribute('cy'))]
        expect(x).toBeGreaterThan(0)
        expect(x).toBeLessThan(drawnCoverSize.width)
        expect(y).toBeGreaterThan(0)
        expect(y).toBeLessThan(drawnCoverSize.height)
      }
    }
  })

  it('needs nothing from outside', () => {
    const text = drawCover('a').replace('http://www.w3.org/2000/svg', '')
    expect(text).not.toMatch(/https?:|<script|<image|<text|style=/)
  })
})

describe('writeDataUri', () => {
  it('can be read back', () => {
    const svg = drawCover('a')
    const uri = writeDataUri(svg)
    expect(decodeURIComponent(uri.slice(uri.indexOf(',') + 1))).toBe(svg.replaceAll('"', "'"))
    expect(uri).not.toMatch(/[#<>"]/)
  })
})

describe('createSeededRandom', () => {
  it('stays within [0, 1) and spreads', () => {
    const random = createSeededRandom('seed')
    const values = Array.from({ length: 10_000 }, random)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThan(1)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean).toBeCloseTo(0.5, 1)
  })
})
