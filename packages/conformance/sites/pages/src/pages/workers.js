import { Script } from 'gatsby'
import * as React from 'react'

const inWorker = `
  document.querySelector('#worker').textContent = 'written by a worker';
  window.record = word => { document.querySelector('#recorded').textContent = 'recorded ' + word };
`

export default function Workers() {
  return (
    <main>
      <h1>Workers</h1>
      <p id="worker">not yet</p>
      <p id="recorded">nothing</p>
      <Script id="in-worker" strategy="off-main-thread" forward={['record']}>
        {inWorker}
      </Script>
      <Script
        id="elsewhere"
        strategy="off-main-thread"
        src="https://scripts.example/a.js?b=c&d"
        data-more="1"
      />
    </main>
  )
}

export const Head = () => <title>Workers</title>
