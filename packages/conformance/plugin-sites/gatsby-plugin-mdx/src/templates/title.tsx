import * as React from 'react'

export default function Title({ children }: { readonly children: React.ReactNode }) {
  return <h1>{children}</h1>
}
