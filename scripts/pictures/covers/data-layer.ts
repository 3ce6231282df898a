import { palette } from '../palette.ts'
import { circle, type Point, page, rectangle, route, sheet, station } from '../svg.ts'
import { cover } from './ground.ts'

const { ink, slate, mist, paper, sand, vermilion, amber, green } = palette

/** Three source files, each on its own line, become nodes joined to their children. */
export function filesBecomeNodes(): string {
  const rows = [
    { y: 250, colour: amber },
    { y: 450, colour: vermilion },
    { y: 650, colour: green },
  ]
  return cover('ink', [
    ...rows.map(({ y, colour }) =>
      route(
        [
          [300, y],
          [1010, y],
        ],
        { colour },
      ),
    ),
    ...rows.flatMap(({ y, colour }, index) => {
      const up: Point = [1290, y - 60]
      const down: Point = [1290, y + 60]
      return [
        route([[1010, y], [1100, y], [1160, y - 60], up], { colour, width: 8 }),
        route([[1010, y], [1100, y], [1160, y + 60], down], {
          colour,
          width: 8,
          dash: index === 1 ? '2 22' : '1 0',
        }),
        station(up, { ring: colour, fill: paper, radius: 16, width: 8 }),
        station(down, { ring: colour, fill: ink, radius: 16, width: 8 }),
        station([1010, y], { ring: colour, fill: paper, radius: 30, width: 14 }),
        station([660, y], { ring: colour, fill: ink, radius: 16, width: 8 }),
      ]
    }),
    ...rows.map(({ y, colour }) =>
      sheet([215, y - 82], [128, 164], { paper, ink: slate, fold: sand, mark: colour }),
    ),
  ])
}

/** Values of different shapes on the left, slots of one shape each on the right; one value fits none. */
export function valuesIntoSlots(): string {
  const rows = [210, 330, 450, 570, 690]
  const colours = [green, amber, vermilion, green, amber]
  return cover('paper', [
    ...rows.map((y, index) =>
      route(
        [
          [360, y],
          [index === 2 ? 780 : 1040, y],
        ],
        { colour: index === 2 ? vermilion : slate, width: 8, dash: index === 2 ? '2 22' : '1 0' },
      ),
    ),
    rectangle([1040, 130], [330, 640], { fill: ink, rx: 24 }),
    ...rows.map(y => rectangle([1080, y - 40], [250, 80], { fill: slate, rx: 14 })),
    ...rows.map((y, index) => {
      const fill = colours[index] ?? slate
      const inSlot: Point = [1130, y]
      return [
        index % 2 === 0
          ? circle(inSlot, 22, { fill: index === 2 ? ink : fill })
          : rectangle([1108, y - 22], [44, 44], { fill, rx: 6 }),
        rectangle([1180, y - 8], [index === 2 ? 60 : 120, 16], { fill: mist, rx: 8 }),
      ].join('')
    }),
    ...rows.flatMap((y, index) =>
      [230, 360].map((x, column) => {
        const fill = colours[index] ?? slate
        const round = index % 2 === 0 && !(index === 2 && column === 1)
        return round
          ? circle([x, y], 30, { fill })
          : rectangle([x - 28, y - 28], [56, 56], { fill, rx: 8 })
      }),
    ),
    station([780, 450], { ring: vermilion, fill: paper, radius: 24, width: 12 }),
  ])
}

/** A page asks: of a field of nodes it reads four, and only those light up. */
export function whatAQueryReads(): string {
  const columns = [700, 820, 940, 1060, 1180, 1300, 1420]
  const rows = [150, 270, 390, 510, 630, 750]
  const read: readonly (readonly [number, number, string])[] = [
    [820, 270, amber],
    [1180, 390, green],
    [940, 630, amber],
    [1300, 630, vermilion],
  ]
  return cover('ink', [
    ...columns.flatMap(x =>
      rows.map(y => circle([x, y], 20, { fill: 'none', stroke: slate, 'stroke-width': 8 })),
    ),
    ...read.map(([x, y, colour]) =>
      route(
        [
          [360, 450],
          [520, 450],
          [520 + Math.min(Math.abs(y - 450), 180), y],
          [x, y],
        ],
        {
          colour,
          width: 10,
        },
      ),
    ),
    ...read.map(([x, y, colour]) =>
      station([x, y], { ring: colour, fill: paper, radius: 26, width: 12 }),
    ),
    page([180, 280], [260, 340], { paper, ink, picture: vermilion, lines: 4 }),
  ])
}

/** One line with a stop for every stage of a build, ending in finished pages. */
export function lineToPages(): string {
  const stops: readonly Point[] = [
    [210, 650],
    [430, 650],
    [640, 440],
    [860, 440],
  ]
  return cover('sand', [
    route(
      [
        [210, 650],
        [500, 650],
        [710, 440],
        [1090, 440],
      ],
      { colour: vermilion, width: 22 },
    ),
    route(
      [
        [1000, 440],
        [1080, 440],
        [1190, 230],
        [1260, 230],
      ],
      { colour: vermilion, width: 12 },
    ),
    route(
      [
        [1000, 440],
        [1260, 440],
      ],
      { colour: vermilion, width: 12 },
    ),
    route(
      [
        [1000, 440],
        [1080, 440],
        [1190, 660],
        [1260, 660],
      ],
      { colour: vermilion, width: 12 },
    ),
    ...stops.map(stop => station(stop, { ring: ink, fill: paper, radius: 30, width: 14 })),
    station([1080, 440], { ring: ink, fill: amber, radius: 36, width: 14 }),
    ...[230, 440, 660].map((y, index) =>
      page([1240, y - 92], [150, 184], {
        paper,
        ink,
        picture: [green, amber, slate][index] ?? slate,
        lines: 2,
      }),
    ),
    ...[0, 1, 2].map(index =>
      rectangle([150 + index * 46, 740], [32, 12], { fill: ink, opacity: 0.5, rx: 6 }),
    ),
  ])
}
