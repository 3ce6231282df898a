import type { ReactElement } from 'react'

export default function Page(): ReactElement {
  return <main>series</main>
}
