import * as React from 'react'
import '../global.css'
import * as base from '../base.module.css'
import big from '../big.svg'
import { card, cardTitle, fading, shared } from '../card.module.css'
import edge from '../edge.svg'
import paper from '../paper.pdf'
import small from '../small.svg'

export default function Home() {
  return (
    <main className={card}>
      <h1 className={cardTitle}>Styles</h1>
      <p className={shared}>{base.base}</p>
      <p className={fading}>{process.env.GATSBY_GREETING}</p>
      <p>{String(process.env.SECRET)}</p>
      <p>{process.env.NODE_ENV}</p>
      <img alt="small" src={small} />
      <img alt="edge" src={edge} />
      <img alt="big" src={big} />
      <a href={paper}>Paper</a>
    </main>
  )
}
