import { palette } from '../palette.ts'
import { rectangle, station } from '../svg.ts'
import { arrow, label, plate } from './plate.ts'

const { ink, slate, sand, vermilion, amber, green } = palette

/** Fresh, then stale without limit, then a request that starts a replacement. */
export function regenerationTimeline(): string {
  const y = 150
  return plate([1200, 380], 'Life of one regenerated page', [
    label([60, 70], 'Age of the page in the store', { weight: 600 }),
    rectangle([60, y], [260, 44], { fill: green, rx: 8 }),
    label([190, y + 29], 'fresh', { colour: '#ffffff', weight: 600, anchor: 'middle' }),
    rectangle([324, y], [520, 44], { fill: amber, rx: 8 }),
    label([584, y + 29], 'stale, and nobody asks', { weight: 600, anchor: 'middle' }),
    rectangle([848, y], [120, 44], { fill: vermilion, rx: 8 }),
    label([908, y + 29], 'making', { colour: '#ffffff', weight: 600, anchor: 'middle' }),
    rectangle([972, y], [168, 44], { fill: green, rx: 8 }),
    label([1056, y + 29], 'fresh', { colour: '#ffffff', weight: 600, anchor: 'middle' }),
    rectangle([60, 240], [1080, 4], { fill: slate }),
    ...[60, 322, 846, 970].map(x =>
      station([x, 242], { ring: slate, fill: sand, radius: 9, width: 5 }),
    ),
    label([60, 285], 'made'),
    label([322, 285], 'interval ends', { anchor: 'middle' }),
    label([846, 285], 'request', { weight: 600, anchor: 'middle' }),
    label([970, 285], 'stored', { anchor: 'middle' }),
    arrow(
      [
        [846, 330],
        [846, 300],
      ],
      { colour: vermilion },
    ),
    label([826, 335], 'answered at once with the old page', {
      colour: ink,
      anchor: 'end',
      size: 18,
    }),
    arrow(
      [
        [846, 226],
        [846, 204],
      ],
      { colour: vermilion },
    ),
    label([1140, 335], 'then others get the new one', { colour: ink, anchor: 'end', size: 18 }),
    label([60, 120], '0 s', { size: 18 }),
    label([322, 120], '60 s', { size: 18, anchor: 'middle' }),
    label([846, 120], '21 h', { size: 18, anchor: 'middle' }),
  ])
}
