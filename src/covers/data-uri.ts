/** Returns the address of an SVG document that carries the document itself, escaped no more than needed. */
export function writeDataUri(svg: string): string {
  const escaped = svg
    .replaceAll('%', '%25')
    .replaceAll('#', '%23')
    .replaceAll('"', "'")
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E')
  return `data:image/svg+xml,${escaped}`
}
