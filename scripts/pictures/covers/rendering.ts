import { palette } from '../palette.ts'
import { circle, element, type Point, page, rectangle, route, signal, station } from '../svg.ts'
import { cover } from './ground.ts'

const { ink, slate, mist, paper, sand, vermilion, amber, green } = palette

/** One trunk splits at a junction into six branches; five end at a page, the sixth goes on unbuilt. */
export function junctionToPages(): string {
  const ends = [180, 288, 396, 504, 612, 720]
  return cover('ink', [
    ...ends.map((y, index) => {
      const bend = 560 + Math.abs(y - 450) * 0.2
      const last = index === ends.length - 1
      return route(
        [
          [420, 450],
          [bend, 450],
          [bend + Math.abs(y - 450), y],
          [1270, y],
        ],
        {
          colour: last ? mist : index === 2 ? amber : vermilion,
          width: 12,
          dash: last ? '2 24' : '1 0',
        },
      )
    }),
    route(
      [
        [120, 450],
        [480, 450],
      ],
      { colour: vermilion, width: 26 },
    ),
    station([470, 450], { ring: paper, fill: vermilion, radius: 36, width: 14 }),
    ...ends.map((y, index) => {
      const last = index === ends.length - 1
      return last
        ? station([1270, y], { ring: mist, fill: ink, radius: 20, width: 8 })
        : page([1250, y - 46], [170, 92], {
            paper: index === 2 ? amber : paper,
            ink,
            lines: 2,
          })
    }),
    signal([300, 200], [null, null, green], slate),
  ])
}

/** A ring line: pages stand around it, and the one at the signal is just being replaced. */
export function ringLine(): string {
  const center: Point = [800, 450]
  const radius = 225
  const at = (degrees: number, distance: number): Point => [
    center[0] + Math.cos((degrees * Math.PI) / 180) * distance,
    center[1] + Math.sin((degrees * Math.PI) / 180) * distance,
  ]
  const angles = [-150, -90, -30, 30, 90, 150]
  return cover('green', [
    circle(center, radius, { fill: 'none', stroke: paper, 'stroke-width': 22 }),
    element('path', {
      d: `M${at(-90, radius).join(' ')}A${radius} ${radius} 0 0 1 ${at(-30, radius).join(' ')}`,
      fill: 'none',
      stroke: amber,
      'stroke-width': 22,
    }),
    ...angles.map(angle => {
      const [x, y] = at(angle, radius)
      const fresh = angle === -30
      return page([x - 56, y - 72], [112, 144], {
        paper: fresh ? amber : paper,
        ink,
        picture: fresh ? vermilion : mist,
        lines: 2,
      })
    }),
    page([1250, 266], [112, 144], {
      paper: 'none',
      ink: slate,
      outline: ink,
      dash: '4 14',
      lines: 2,
    }),
    route(
      [
        [1068, 338],
        [1236, 338],
      ],
      { colour: ink, width: 8, dash: '2 18' },
    ),
    signal([800, 330], [null, amber, null], ink),
  ])
}

/** Three parallel tracks with a crossover: solid pages, a page drawn on demand, a page half of each. */
export function parallelTracks(): string {
  const tracks = [
    { y: 230, colour: green },
    { y: 450, colour: amber },
    { y: 670, colour: vermilion },
  ]
  return cover('paper', [
    ...tracks.map(({ y, colour }) =>
      route(
        [
          [140, y],
          [1220, y],
        ],
        { colour, width: 18 },
      ),
    ),
    route(
      [
        [420, 230],
        [500, 230],
        [720, 450],
        [800, 450],
      ],
      { colour: ink, width: 10 },
    ),
    route(
      [
        [620, 670],
        [700, 670],
        [920, 450],
        [1000, 450],
      ],
      { colour: ink, width: 10 },
    ),
    ...[
      [420, 230],
      [800, 450],
      [620, 670],
      [1000, 450],
    ].map(([x = 0, y = 0]) => station([x, y], { ring: ink, fill: paper, radius: 18, width: 9 })),
    page([1200, 130], [170, 200], { paper: ink, ink: paper, picture: green, lines: 3 }),
    rectangle([1200, 350], [170, 200], { fill: paper, rx: 10 }),
    page([1200, 350], [170, 200], { paper: 'none', ink, outline: ink, picture: amber, lines: 3 }),
    page([1200, 570], [170, 200], {
      paper,
      ink: slate,
      outline: vermilion,
      dash: '4 16',
      lines: 3,
    }),
    signal([240, 300], [vermilion, null], ink),
  ])
}

/** Concentric rings of caches around a reader; one request turns back early, one goes to the centre. */
export function rings(): string {
  const center: Point = [1080, 450]
  const radii = [330, 245, 160]
  return cover('vermilion', [
    ...radii.map((radius, index) =>
      circle(center, radius, { fill: [ink, slate, green][index] ?? ink, opacity: 1 }),
    ),
    ...radii.map(radius =>
      circle(center, radius, { fill: 'none', stroke: paper, 'stroke-width': 4, opacity: 0.5 }),
    ),
    page([1010, 364], [140, 172], { paper, ink, picture: amber, lines: 2 }),
    route(
      [
        [160, 250],
        [560, 250],
        [640, 330],
        [772, 330],
        [660, 400],
        [160, 400],
      ],
      {
        colour: paper,
        width: 12,
        radius: 30,
      },
    ),
    route(
      [
        [160, 560],
        [700, 560],
        [800, 500],
        [960, 500],
      ],
      { colour: amber, width: 12 },
    ),
    station([160, 250], { ring: paper, fill: ink, radius: 20 }),
    station([160, 400], { ring: paper, fill: paper, radius: 20 }),
    station([160, 560], { ring: amber, fill: ink, radius: 20 }),
    station([772, 330], { ring: paper, fill: vermilion, radius: 18 }),
    rectangle([112, 640], [96, 14], { fill: sand, rx: 7 }),
    rectangle([112, 672], [60, 14], { fill: sand, rx: 7, opacity: 0.6 }),
  ])
}
