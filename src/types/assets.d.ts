declare module '*.css'

declare module '*.woff2' {
  /** The public address of the font file. */
  const address: string
  export default address
}
