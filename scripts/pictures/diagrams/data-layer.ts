import { palette } from '../palette.ts'
import { rectangle } from '../svg.ts'
import { arrow, box, label, plate } from './plate.ts'

const { ink, slate, mist, sand, vermilion, amber, green } = palette
const white = '#ffffff'

/** A file on disk, its File node, the child made from it and the site's own node. */
export function nodesOfOneFile(): string {
  return plate([1200, 400], 'Nodes made from one markdown file', [
    box([50, 130], [220, 110], ['index.md', 'on disk'], { outline: ink, fill: white }),
    box([350, 130], [220, 110], ['File', 'gatsby-source-', 'filesystem'], { fill: amber }),
    box([650, 130], [220, 110], ['MarkdownRemark', 'gatsby-transformer-', 'remark'], {
      fill: green,
      colour: white,
    }),
    box([950, 130], [200, 110], ['Post', 'gatsby-node.ts', 'of the site'], {
      fill: vermilion,
      colour: white,
    }),
    arrow([
      [272, 185],
      [346, 185],
    ]),
    arrow([
      [572, 185],
      [646, 185],
    ]),
    arrow([
      [872, 185],
      [946, 185],
    ]),
    label([460, 105], 'sourceNodes', { anchor: 'middle', size: 18 }),
    label([760, 105], 'onCreateNode', { anchor: 'middle', size: 18 }),
    label([1050, 105], 'onCreateNode', { anchor: 'middle', size: 18 }),
    arrow(
      [
        [1050, 244],
        [1050, 320],
        [760, 320],
        [760, 248],
      ],
      { colour: slate, dash: '6 8' },
    ),
    arrow(
      [
        [720, 244],
        [720, 320],
        [460, 320],
        [460, 248],
      ],
      { colour: slate, dash: '6 8' },
    ),
    label([905, 350], 'parent', { anchor: 'middle', size: 18 }),
    label([590, 350], 'parent', { anchor: 'middle', size: 18 }),
    label([50, 60], 'Each hook turns one node into the next', { weight: 600 }),
  ])
}

/** Which queries an edit of one post reaches. */
export function readsOfQueries(): string {
  return plate([1200, 520], 'Edges from nodes to query results to files', [
    label([50, 60], 'Nodes', { weight: 600 }),
    label([480, 60], 'Query results', { weight: 600 }),
    label([910, 60], 'Files', { weight: 600 }),
    box([50, 90], [230, 70], ['Post a', 'edited'], { fill: vermilion, colour: white }),
    box([50, 210], [230, 70], ['Post b'], { fill: sand }),
    box([50, 330], [230, 70], ['Author'], { fill: sand }),
    box([480, 90], [260, 70], ['page query of /a/'], { fill: amber }),
    box([480, 210], [260, 70], ['page query of /b/'], { fill: sand }),
    box([480, 330], [260, 70], ['list of titles', 'same answer: stop'], {
      fill: green,
      colour: white,
    }),
    box([910, 90], [240, 70], ['/a/index.html'], { fill: amber }),
    box([910, 210], [240, 70], ['/b/index.html'], { fill: sand }),
    box([910, 330], [240, 70], ['/index.html'], { fill: sand }),
    arrow(
      [
        [282, 125],
        [476, 125],
      ],
      { colour: vermilion, width: 5 },
    ),
    arrow(
      [
        [282, 140],
        [360, 140],
        [400, 350],
        [476, 350],
      ],
      { colour: vermilion, width: 5 },
    ),
    arrow(
      [
        [282, 245],
        [476, 245],
      ],
      { colour: mist },
    ),
    arrow(
      [
        [282, 260],
        [340, 260],
        [380, 375],
        [476, 375],
      ],
      { colour: mist },
    ),
    arrow(
      [
        [282, 365],
        [340, 365],
        [400, 265],
        [476, 265],
      ],
      { colour: mist },
    ),
    arrow(
      [
        [742, 125],
        [906, 125],
      ],
      { colour: vermilion, width: 5 },
    ),
    arrow(
      [
        [742, 245],
        [906, 245],
      ],
      { colour: mist },
    ),
    arrow(
      [
        [742, 365],
        [906, 365],
      ],
      { colour: mist, dash: '4 9' },
    ),
    rectangle([50, 440], [26, 8], { fill: vermilion }),
    label([90, 452], 'has to run again', { size: 18 }),
    rectangle([290, 440], [26, 8], { fill: mist }),
    label([330, 452], 'not touched', { size: 18 }),
    rectangle([480, 433], [26, 22], { fill: green, rx: 4 }),
    label([520, 452], 'ran, answered as before: nothing after it runs', { size: 18 }),
  ])
}

/** What stands in public/ for one page. */
export function filesOfOnePage(): string {
  return plate([1200, 430], 'The files that one page needs', [
    box([50, 60], [260, 90], ['public/a/', 'index.html'], { fill: vermilion, colour: white }),
    box([470, 60], [280, 90], ['page-data/a/', 'page-data.json'], { fill: amber }),
    box([470, 190], [280, 90], ['page-data/', 'app-data.json'], { fill: sand }),
    box([470, 320], [280, 70], ['scripts and chunks'], { fill: sand }),
    box([910, 60], [240, 90], ['static query', 'results'], { fill: green, colour: white }),
    arrow([
      [312, 105],
      [466, 105],
    ]),
    arrow([
      [312, 115],
      [380, 115],
      [410, 235],
      [466, 235],
    ]),
    arrow([
      [312, 125],
      [360, 125],
      [390, 355],
      [466, 355],
    ]),
    arrow([
      [752, 105],
      [906, 105],
    ]),
    label([50, 200], 'read first, complete', { size: 18 }),
    label([50, 228], 'without the rest', { size: 18 }),
    label([910, 190], 'named in page-data', { size: 18 }),
    label([910, 218], 'by their hash', { size: 18, colour: ink }),
  ])
}
