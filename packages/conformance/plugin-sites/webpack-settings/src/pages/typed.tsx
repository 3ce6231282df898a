// @ts-ignore: a macro has no types
import loud from '../loud.macro'

interface Words {
  readonly text: string
}

// Without React in scope: the site's Babel configuration asks for the automatic runtime.
export default function Typed() {
  const words: Words = { text: 'shout:typed' as const }
  return (
    <>
      <p>{words.text}</p>
      <b>{loud`capitals`}</b>
    </>
  )
}
