import { palette } from './palette.ts'
import { circle, element, rectangle, route, station } from './svg.ts'

const { ink, slate, mist, paper, sand, vermilion, amber, green } = palette

/** Width and height of a portrait in pixels. */
export const portraitSize = 640

function portrait(ground: string, drawn: readonly string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: portraitSize,
      height: portraitSize,
      viewBox: `0 0 ${portraitSize} ${portraitSize}`,
    },
    [rectangle([0, 0], [portraitSize, portraitSize], { fill: ground }), ...drawn].join(''),
  )
}

/** Round glasses drawn as two stations on one line, hair as a half disc. */
export function inesVarga(): string {
  return portrait(amber, [
    element('path', { d: 'M90 640c0 -150 90 -200 230 -200s230 50 230 200z', fill: ink }),
    rectangle([262, 380], [116, 110], { fill: sand, rx: 50 }),
    element('path', { d: 'M130 330a190 200 0 0 1 380 0v110h-380z', fill: slate }),
    circle([320, 310], 150, { fill: sand }),
    element('path', {
      d: 'M168 290a152 160 0 0 1 304 0c-80 -10 -130 -40 -170 -90c-30 50 -70 80 -134 90z',
      fill: slate,
    }),
    route(
      [
        [200, 315],
        [440, 315],
      ],
      { colour: vermilion, width: 10 },
    ),
    station([255, 315], { ring: vermilion, fill: paper, radius: 40, width: 12 }),
    station([385, 315], { ring: vermilion, fill: paper, radius: 40, width: 12 }),
    circle([258, 316], 11, { fill: ink }),
    circle([382, 316], 11, { fill: ink }),
    route(
      [
        [285, 405],
        [355, 405],
      ],
      { colour: ink, width: 9 },
    ),
  ])
}

/** A square beard and a flat cap, each one plain shape. */
export function tobiasLindqvist(): string {
  return portrait(green, [
    element('path', { d: 'M80 640c0 -140 100 -190 240 -190s240 50 240 190z', fill: paper }),
    element('path', { d: 'M250 450l70 90l70 -90z', fill: vermilion }),
    rectangle([258, 380], [124, 100], { fill: '#c99a72' }),
    rectangle([185, 180], [270, 260], { fill: '#d9ae86', rx: 110 }),
    element('path', { d: 'M185 330h270v40a135 120 0 0 1 -270 0z', fill: vermilion }),
    rectangle([262, 352], [116, 34], { fill: '#d9ae86', rx: 17 }),
    route(
      [
        [290, 369],
        [350, 369],
      ],
      { colour: ink, width: 8 },
    ),
    element('path', { d: 'M160 235a160 130 0 0 1 320 0z', fill: ink }),
    rectangle([150, 222], [390, 28], { fill: ink, rx: 14 }),
    circle([262, 292], 12, { fill: ink }),
    circle([378, 292], 12, { fill: ink }),
  ])
}

/** A headscarf of two arcs around a face. */
export function noorHaddad(): string {
  return portrait(slate, [
    element('path', { d: 'M70 640c10 -150 110 -210 250 -210s240 60 250 210z', fill: vermilion }),
    element('path', {
      d: 'M140 330a180 190 0 0 1 360 0c0 130 -60 230 -180 230s-180 -100 -180 -230z',
      fill: vermilion,
    }),
    element('path', {
      d: 'M170 340a150 165 0 0 1 300 0c0 110 -50 190 -150 190s-150 -80 -150 -190z',
      fill: '#b83f1f',
    }),
    circle([320, 330], 122, { fill: '#c08a63' }),
    element('path', { d: 'M198 320a122 122 0 0 1 244 0c-60 -46 -184 -46 -244 0z', fill: amber }),
    circle([276, 335], 12, { fill: ink }),
    circle([364, 335], 12, { fill: ink }),
    route(
      [
        [262, 300],
        [292, 296],
      ],
      { colour: ink, width: 8 },
    ),
    route(
      [
        [348, 296],
        [378, 300],
      ],
      { colour: ink, width: 8 },
    ),
    element('path', {
      d: 'M282 392q38 26 76 0',
      fill: 'none',
      stroke: ink,
      'stroke-width': 9,
      'stroke-linecap': 'round',
    }),
    circle([470, 500], 14, { fill: mist }),
  ])
}
