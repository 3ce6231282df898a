import { palette } from '../palette.ts'
import { arrow, box, label, plate } from './plate.ts'

const { ink, sand, vermilion, amber, green } = palette
const white = '#ffffff'

/** Four questions that lead a route to the way it is rendered. */
export function renderingDecision(): string {
  const question = { fill: white, outline: ink }
  return plate([1200, 560], 'Questions that choose how a route renders', [
    box([50, 50], [420, 90], ['Can you list every address', 'before the build?'], question),
    box([50, 200], [420, 90], ['Is one answer right', 'for every reader?'], question),
    box([50, 350], [420, 90], ['May a reader see a version', 'that is minutes old?'], question),
    box(
      [730, 50],
      [420, 90],
      ['One shell for many addresses', 'filled in the browser or on request'],
      { fill: sand },
    ),
    box([730, 200], [420, 90], ['Static shell, personal part later', 'or render on request'], {
      fill: amber,
    }),
    box([730, 350], [420, 90], ['Render on request', 'with a short shared cache'], {
      fill: vermilion,
      colour: white,
    }),
    box([50, 480], [420, 60], ['Build it'], { fill: green, colour: white }),
    ...[95, 245, 395].flatMap(y => [
      arrow([
        [472, y],
        [726, y],
      ]),
      label([600, y - 12], 'no', { anchor: 'middle', size: 18, weight: 600 }),
    ]),
    ...[142, 292, 442].flatMap((y, index) => [
      arrow([
        [260, y],
        [260, index === 2 ? 476 : y + 54],
      ]),
      label([278, y + 30], 'yes', { size: 18, weight: 600 }),
    ]),
  ])
}

/** The three caches between a built file and a reader, and what each is told. */
export function cacheLayers(): string {
  return plate([1200, 350], 'Caches between the files and a reader', [
    box([50, 130], [240, 110], ['Files', 'public/'], { fill: sand }),
    box([480, 130], [240, 110], ['Shared cache', 'of a CDN'], { fill: amber }),
    box([910, 130], [240, 110], ['Private cache', 'of the browser'], {
      fill: green,
      colour: white,
    }),
    arrow([
      [292, 170],
      [476, 170],
    ]),
    arrow([
      [722, 170],
      [906, 170],
    ]),
    arrow(
      [
        [906, 210],
        [726, 210],
      ],
      { dash: '6 8' },
    ),
    arrow(
      [
        [476, 210],
        [296, 210],
      ],
      { dash: '6 8' },
    ),
    label([600, 100], 's-maxage, or purged by you', { anchor: 'middle', size: 18 }),
    label([1030, 100], 'max-age, out of reach', { anchor: 'middle', size: 18 }),
    label([170, 100], 'the truth', { anchor: 'middle', size: 18 }),
    label([600, 300], 'dashed: "has it changed?" with If-None-Match, answered 304 or 200', {
      anchor: 'middle',
      size: 18,
    }),
    label([50, 56], 'A purge reaches the middle box and never the right one', {
      weight: 600,
      colour: ink,
    }),
  ])
}
