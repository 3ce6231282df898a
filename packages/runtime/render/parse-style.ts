/** The declarations of a style attribute as React's record of styles; custom properties keep their names. */
export function parseStyle(style: string): Record<string, string> {
  const entries = style.split(';').flatMap(declaration => {
    const colon = declaration.indexOf(':')
    if (colon < 0) return []
    const name = declaration.slice(0, colon).trim()
    return [[propertyName(name), declaration.slice(colon + 1).trim()] as const]
  })
  return Object.fromEntries(entries)
}

function propertyName(name: string): string {
  if (name.startsWith('--')) return name
  return name
    .replace(/^-ms-/, 'ms-')
    .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
