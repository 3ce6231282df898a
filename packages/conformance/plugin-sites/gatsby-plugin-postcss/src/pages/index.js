import * as React from 'react'
import '../global.css'
import { box, inner } from '../box.module.css'

export default function Home() {
  return (
    <main className={box}>
      <ul className={inner}>
        <li className="list item">One</li>
      </ul>
    </main>
  )
}
