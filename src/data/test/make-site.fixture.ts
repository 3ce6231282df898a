import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Writes files into a new folder and gives its path; `files` maps paths to texts. */
export function makeSite(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'site-')))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

/** A post with these lines in its front matter, beside title and date. */
export function postText(lines: readonly string[] = [], body = 'Text.'): string {
  return ['---', "title: 'A post'", "date: '2024-03-16'", ...lines, '---', '', body, ''].join('\n')
}
