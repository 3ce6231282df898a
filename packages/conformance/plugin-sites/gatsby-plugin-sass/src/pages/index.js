import * as React from 'react'
import '../global.scss'
import { button, buttonLarge } from '../button.module.scss'

export default function Home() {
  return (
    <main className="page">
      <div className="inner logo">
        <button className={button}>One</button>
        <button className={buttonLarge}>Two</button>
      </div>
    </main>
  )
}
