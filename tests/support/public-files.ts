import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type CheerioAPI, load } from 'cheerio'

/** The built site of this repository. */
export const publicFolder = 'public'

/** Paths of all files of a built site, relative to its folder, with `/` between folders, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** A page of a built site. */
export interface BuiltPage {
  /** Address, such as `/posts/a/`. */
  path: string
  html: string
  $: CheerioAPI
}

/** All HTML pages that Gatsby rendered, by their address. */
export function readPages(folder: string): BuiltPage[] {
  return (
    listFiles(folder)
      .filter(file => file.endsWith('.html') && file !== 'offline.html' && !file.startsWith('_'))
      .map(file => readPage(folder, `/${file.replace(/(^|\/)index\.html$/, '$1')}`))
      // Pages of former addresses only lead on.
      .filter(({ html }) => !html.includes('http-equiv="refresh"'))
  )
}

/** One page of a built site. */
export function readPage(folder: string, path: string): BuiltPage {
  const html = readFileSync(join(folder, path, path.endsWith('/') ? 'index.html' : ''), 'utf8')
  return { path, html, $: load(html) }
}

/** A text file of a built site. */
export function readText(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

/** The bytes of a file as a reader gets to see them: the index of the search is stored compressed. */
export function readContent(folder: string, file: string): Buffer {
  const content = readFileSync(join(folder, file))
  return content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content
}

/** The data of Gatsby's page, as the browser loads it. */
export function readPageData(folder: string, path: string): unknown {
  const name = path === '/' ? 'index' : path.replace(/^\/|\/$/g, '')
  return JSON.parse(readText(folder, `page-data/${name}/page-data.json`))
}
