/** File of a page's data below `public`, as gatsby-core-utils' `generatePageDataPath`. */
export function pageDataFile(path: string): string {
  const folder = path === '/' ? 'index' : path.replace(/^\/|\/$/g, '')
  return `page-data/${folder}/page-data.json`
}

/** File of a static query's result below `public`. */
export function staticQueryFile(hash: string): string {
  return `page-data/sq/d/${hash}.json`
}

/** File of a slice's data below `public`. */
export function sliceDataFile(id: string): string {
  return `slice-data/${id}.json`
}

/** File of a piece of a slice's HTML below `public`; hosts that put pages together themselves read it. */
export function slicePieceFile(piece: string): string {
  return `_gatsby/slices/${piece}.html`
}

/** File of a page's document below `public`, as gatsby-core-utils' `generateHtmlPath`. */
export function htmlFile(path: string): string {
  const name = path.replace(/^\/|\/$/g, '')
  if (/\.html?$/i.test(name)) return name
  return name === '' ? 'index.html' : `${name}/index.html`
}
