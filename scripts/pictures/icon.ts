import { palette } from './palette.ts'
import { element, rectangle, route, station } from './svg.ts'

const { ink, paper, vermilion, amber } = palette

/** The mark of the publication: a line that branches, one branch already at its page. */
export function icon(): string {
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: 512, height: 512, viewBox: '0 0 512 512' },
    [
      rectangle([0, 0], [512, 512], { fill: ink, rx: 112 }),
      route(
        [
          [128, 400],
          [128, 112],
        ],
        { colour: paper, width: 52 },
      ),
      route(
        [
          [128, 320],
          [210, 320],
          [330, 200],
          [390, 200],
        ],
        {
          colour: vermilion,
          width: 52,
          radius: 56,
        },
      ),
      station([128, 112], { ring: paper, fill: ink, radius: 34, width: 26 }),
      rectangle([330, 140], [120, 120], { fill: amber, rx: 26 }),
    ].join(''),
  )
}
