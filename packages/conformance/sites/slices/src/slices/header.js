import * as React from 'react'
import { Tone } from '../components/wrapped'

export default function Header({ sliceContext, page, tags }) {
  const [clicks, setClicks] = React.useState(0)
  return (
    <header className={React.useContext(Tone)} data-tags={JSON.stringify(tags)}>
      {sliceContext.title}: {page}
      <button type="button" onClick={() => setClicks(clicks + 1)}>
        Clicked {clicks} times
      </button>
    </header>
  )
}
