import { palette } from '../palette.ts'
import { circle, element, type Point, rectangle, route, signal, station } from '../svg.ts'
import { cover } from './ground.ts'

const { ink, slate, mist, paper, sand, vermilion, amber, green } = palette

/** One landscape at four widths on a common base line, with a ruler below. */
export function oneSceneFourWidths(): string {
  const widths = [130, 220, 370, 560]
  const base = 690
  let left = 110
  const pictures = widths.map(width => {
    const height = width * 0.75
    const x = left
    const y = base - height
    left += width + 40
    return [
      rectangle([x, y], [width, height], { fill: amber }),
      circle([x + width * 0.72, y + height * 0.3], width * 0.1, { fill: vermilion }),
      element('path', {
        d: `M${x} ${base}V${y + height * 0.75}L${x + width * 0.3} ${y + height * 0.42}L${x + width * 0.58} ${y + height * 0.8}L${x + width * 0.76} ${y + height * 0.6}L${x + width} ${y + height * 0.82}V${base}z`,
        fill: green,
      }),
      rectangle([x, y], [width, height], { fill: 'none', stroke: paper, 'stroke-width': 8 }),
    ].join('')
  })
  return cover('ink', [
    ...pictures,
    rectangle([110, 750], [1400, 8], { fill: mist }),
    ...Array.from({ length: 29 }, (_, index) =>
      rectangle([110 + index * 49.7, 750], [6, index % 4 === 0 ? 44 : 22], { fill: mist }),
    ),
  ])
}

/** Measured runs as dots over a scale; a line marks their median, one run lies far off. */
export function runsAndMedian(): string {
  const runs: readonly Point[] = [
    [430, 620],
    [480, 620],
    [480, 570],
    [530, 620],
    [530, 570],
    [530, 520],
    [580, 620],
    [580, 570],
    [580, 520],
    [580, 470],
    [580, 420],
    [630, 620],
    [630, 570],
    [630, 520],
    [680, 620],
    [680, 570],
    [730, 620],
    [780, 620],
    [1330, 620],
  ]
  return cover('green', [
    rectangle([200, 666], [1220, 12], { fill: ink, rx: 6 }),
    ...Array.from({ length: 13 }, (_, index) =>
      rectangle([200 + index * 100, 678], [8, index % 3 === 0 ? 44 : 22], { fill: ink }),
    ),
    ...runs.map(([x, y]) => circle([x, y], 20, { fill: x > 1000 ? vermilion : paper })),
    route(
      [
        [605, 690],
        [605, 240],
      ],
      { colour: amber, width: 12 },
    ),
    station([605, 220], { ring: amber, fill: ink, radius: 26, width: 12 }),
    element('path', {
      d: 'M1010 290a150 150 0 0 1 290 0',
      fill: 'none',
      stroke: ink,
      'stroke-width': 20,
      'stroke-linecap': 'round',
    }),
    element('path', {
      d: 'M1155 330L1240 240',
      stroke: vermilion,
      'stroke-width': 16,
      'stroke-linecap': 'round',
    }),
    circle([1155, 330], 20, { fill: ink }),
  ])
}

/** Words as rows, documents as columns, and a lens over the crossings that answer the question. */
export function invertedIndex(): string {
  const columns = [520, 640, 760, 880, 1000, 1120, 1240, 1360]
  const rows = [200, 300, 400, 500, 600, 700]
  const marks = new Set([
    '0:1',
    '0:4',
    '1:0',
    '1:3',
    '1:4',
    '1:6',
    '2:2',
    '2:4',
    '3:4',
    '3:5',
    '3:7',
    '4:0',
    '4:2',
    '5:1',
    '5:4',
    '5:6',
  ])
  const lens: Point = [1000, 400]
  return cover('sand', [
    ...rows.map((y, index) =>
      [
        rectangle([180, y - 18], [[190, 150, 220, 170, 130, 200][index] ?? 160, 36], {
          fill: ink,
          rx: 10,
        }),
        route(
          [
            [440, y],
            [1400, y],
          ],
          { colour: '#bfae8c', width: 6 },
        ),
      ].join(''),
    ),
    ...columns.map(x =>
      route(
        [
          [x, 160],
          [x, 740],
        ],
        { colour: '#bfae8c', width: 6 },
      ),
    ),
    ...rows.flatMap((y, row) =>
      columns.flatMap((x, column) =>
        marks.has(`${row}:${column}`) ? [circle([x, y], 22, { fill: slate })] : [],
      ),
    ),
    circle(lens, 170, { fill: paper, stroke: vermilion, 'stroke-width': 22 }),
    ...[300, 400, 500].map(y =>
      route(
        [
          [870, y],
          [1130, y],
        ],
        { colour: sand, width: 6 },
      ),
    ),
    route(
      [
        [1000, 250],
        [1000, 550],
      ],
      { colour: sand, width: 6 },
    ),
    ...[300, 400, 500].map(y => circle([1000, y], 30, { fill: vermilion })),
    element('path', {
      d: 'M1126 526L1260 670',
      stroke: vermilion,
      'stroke-width': 44,
      'stroke-linecap': 'round',
    }),
  ])
}

/** A page seen as its outline: headings step inward, and a path of focus goes from stop to stop. */
export function outlineAndFocus(): string {
  const steps = [
    { x: 700, y: 190, width: 480, height: 44, colour: paper },
    { x: 760, y: 300, width: 380, height: 34, colour: amber },
    { x: 820, y: 390, width: 300, height: 26, colour: mist },
    { x: 820, y: 460, width: 340, height: 26, colour: mist },
    { x: 760, y: 560, width: 420, height: 34, colour: amber },
    { x: 820, y: 650, width: 260, height: 26, colour: mist },
  ]
  const stops: readonly Point[] = [
    [330, 212],
    [330, 317],
    [330, 477],
    [330, 577],
  ]
  return cover('ink', [
    rectangle([620, 110], [800, 680], { fill: slate, rx: 20 }),
    ...steps.map(({ x, y, width, height, colour }) =>
      rectangle([x, y], [width, height], { fill: colour, rx: 8 }),
    ),
    route(
      [
        [700, 234],
        [700, 577],
        [740, 577],
      ],
      { colour: mist, width: 6 },
    ),
    route(
      [
        [700, 250],
        [700, 317],
        [740, 317],
      ],
      { colour: mist, width: 6 },
    ),
    route(
      [
        [330, 130],
        [330, 700],
      ],
      { colour: green, width: 14 },
    ),
    ...stops.map(stop => station(stop, { ring: green, fill: ink, radius: 24, width: 12 })),
    route(
      [
        [354, 577],
        [700, 577],
      ],
      { colour: green, width: 8, dash: '2 22' },
    ),
    rectangle([736, 536], [468, 82], { fill: 'none', stroke: green, 'stroke-width': 10, rx: 16 }),
    station([330, 577], { ring: paper, fill: green, radius: 32, width: 12 }),
    signal([190, 180], [null, null, green], slate),
    circle([330, 130], 12, { fill: vermilion }),
  ])
}
