import { palette } from '../palette.ts'
import { circle, element, type Point, page, rectangle, route, signal, station } from '../svg.ts'
import { cover } from './ground.ts'

const { ink, slate, mist, paper, sand, vermilion, amber, green } = palette

/** A sheet whose head is a row of keys, each plugged into its socket; the last key has none. */
export function keysAndSockets(): string {
  const keys = [
    { y: 235, colour: green, fits: true },
    { y: 325, colour: amber, fits: true },
    { y: 415, colour: green, fits: true },
    { y: 505, colour: vermilion, fits: false },
  ]
  return cover('ink', [
    rectangle([220, 110], [460, 680], { fill: paper, rx: 14 }),
    rectangle([220, 110], [460, 460], { fill: sand, rx: 14 }),
    rectangle([220, 556], [460, 14], { fill: ink, opacity: 0.25 }),
    rectangle([270, 160], [64, 12], { fill: ink, opacity: 0.5, rx: 6 }),
    ...[620, 662, 704].map((y, index) =>
      rectangle([270, y], [[360, 360, 210][index] ?? 360, 16], { fill: ink, opacity: 0.35, rx: 8 }),
    ),
    rectangle([1060, 150], [320, 420], { fill: slate, rx: 24 }),
    ...keys.map(({ y, colour, fits }) =>
      [
        rectangle([270, y - 14], [120, 28], { fill: ink, rx: 8 }),
        rectangle([410, y - 14], [190, 28], { fill: colour, rx: 8 }),
        route(
          [
            [640, y],
            [fits ? 1120 : 880, y],
          ],
          { colour, width: 12, dash: fits ? '1 0' : '2 24' },
        ),
        station([640, y], { ring: colour, fill: paper, radius: 18, width: 9 }),
        fits
          ? station([1120, y], { ring: paper, fill: colour, radius: 24, width: 10 })
          : element('path', {
              d: `M${880 - 26} ${y - 26}l52 52m0 -52l-52 52`,
              stroke: vermilion,
              'stroke-width': 14,
              'stroke-linecap': 'round',
            }),
        fits ? rectangle([1180, y - 9], [140, 18], { fill: mist, rx: 9 }) : '',
      ].join(''),
    ),
    circle([1120, 505], 24, { fill: 'none', stroke: mist, 'stroke-width': 6 }),
  ])
}

/** Published pages run on the main line; an outlined one waits in a siding behind a red signal. */
export function sidingWithDraft(): string {
  return cover('sand', [
    route(
      [
        [80, 330],
        [1520, 330],
      ],
      { colour: ink, width: 20 },
    ),
    route(
      [
        [420, 330],
        [520, 330],
        [760, 600],
        [1080, 600],
      ],
      { colour: vermilion, width: 14 },
    ),
    element('path', {
      d: 'M1100 540v120',
      stroke: vermilion,
      'stroke-width': 22,
      'stroke-linecap': 'round',
    }),
    ...[620, 860, 1100, 1340].map((x, index) =>
      page([x - 75, 170], [150, 190], {
        paper,
        ink,
        picture: [green, amber, green, slate][index] ?? green,
        lines: 2,
      }),
    ),
    page([860, 520], [150, 190], { paper: sand, ink, outline: ink, dash: '4 16', lines: 3 }),
    station([420, 330], { ring: ink, fill: paper, radius: 26, width: 12 }),
    signal([300, 480], [vermilion, null, null], ink),
  ])
}

/** Waves go out from one page to three readers, each on a line of its own. */
export function waves(): string {
  const origin: Point = [330, 620]
  const arc = (radius: number) =>
    `M${origin[0]} ${origin[1] - radius}A${radius} ${radius} 0 0 1 ${origin[0] + radius} ${origin[1]}`
  const receivers = [
    { y: 210, colour: vermilion },
    { y: 420, colour: green },
    { y: 630, colour: ink },
  ]
  return cover('paper', [
    ...[180, 290, 400].map((radius, index) =>
      element('path', {
        d: arc(radius),
        fill: 'none',
        stroke: amber,
        'stroke-width': 44 - index * 8,
        'stroke-linecap': 'round',
      }),
    ),
    ...receivers.map(({ y, colour }) =>
      route(
        [
          [760, y === 630 ? 630 : 420],
          [880, y === 630 ? 630 : 420],
          [960, y],
          [1250, y],
        ],
        {
          colour,
          width: 12,
          radius: 50,
        },
      ),
    ),
    station([760, 420], { ring: ink, fill: paper, radius: 24, width: 12 }),
    station([760, 630], { ring: ink, fill: paper, radius: 24, width: 12 }),
    ...receivers.map(({ y, colour }) =>
      [
        rectangle([1240, y - 70], [180, 140], { fill: colour, rx: 16 }),
        ...[-34, -2, 30].map((offset, index) =>
          rectangle([1268, y + offset - 6], [[124, 96, 110][index] ?? 100, 14], {
            fill: paper,
            rx: 7,
            opacity: index === 0 ? 1 : 0.6,
          }),
        ),
      ].join(''),
    ),
    page([180, 560], [170, 210], { paper: ink, ink: paper, picture: vermilion, lines: 2 }),
    circle([640, 200], 16, { fill: mist }),
    circle([560, 150], 10, { fill: mist }),
  ])
}
