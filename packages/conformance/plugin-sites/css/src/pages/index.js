import { Link, withAssetPrefix, withPrefix } from 'gatsby'
import * as React from 'react'
import '../global.css'
import * as base from '../base.module.css'
import big from '../big.svg'
import { accent, camelCase, card, cardTitle, fading, shared, snake_case } from '../card.module.css'
import data, { title } from '../data.json'
import edge from '../edge.svg'
import list from '../list.yml'
import paper from '../paper.pdf'
import small from '../small.svg'
import font from '../small.woff2'
import words from '../words.yaml'

const optional = data.missing?.deep ?? 'nothing'

export default function Home() {
  return (
    <main className={card}>
      <h1 className={cardTitle}>Styles</h1>
      <p className={shared}>{base.base}</p>
      <p className={fading}>{process.env.GATSBY_GREETING}</p>
      <p>{String(process.env.SECRET)}</p>
      <p>{process.env.NODE_ENV}</p>
      <p className={`${snake_case} ${camelCase}`}>{accent}</p>
      <p>{base.shade}</p>
      <pre>{JSON.stringify({ words, list, data, title, optional })}</pre>
      <img alt="small" src={small} />
      <img alt="edge" src={edge} />
      <img alt="big" src={big} />
      <img alt="prefixed" src={withAssetPrefix('/mark.png')} />
      <a href={paper}>Paper</a>
      <a href={font}>Font</a>
      <a href={withPrefix('/deep/data.json')}>Data</a>
      <Link to="/second/">Second</Link>
    </main>
  )
}
