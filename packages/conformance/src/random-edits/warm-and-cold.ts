import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runGreenlight } from '../../../greenlight/test/run-greenlight.ts'
import type { SiteFolder } from '../../../greenlight/test/site-folder.ts'

/** Content of files by name, bytes as Latin-1. */
export type FolderContent = ReadonlyMap<string, string>

/** When a feed was written: the only thing of a build that is its time. */
const FEED_DATE = /<lastBuildDate>[^<]*<\/lastBuildDate>/

/** Reads all files of a folder. */
export function readFolder(folder: string): FolderContent {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return new Map(
    paths.sort().map(path => {
      const text = readFileSync(path, 'latin1')
      return [
        path.slice(folder.length + 1),
        path.endsWith('.xml') ? text.replace(FEED_DATE, '') : text,
      ]
    }),
  )
}

/** Makes a function that brings a folder's files up to date: writes those that differ, deletes those that are gone. */
export function createSiteWriter(
  root: string,
): (files: ReadonlyMap<string, string | Uint8Array>) => void {
  let written: ReadonlyMap<string, string | Uint8Array> = new Map()
  return files => {
    for (const name of written.keys()) if (!files.has(name)) rmSync(join(root, name))
    for (const [name, content] of files) {
      const former = written.get(name)
      if (former !== undefined && Buffer.from(former).equals(Buffer.from(content))) continue
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), content)
    }
    written = new Map(files)
  }
}

/** Builds a site. @throws AssertionError with what the build said when it failed */
export async function build(site: SiteFolder): Promise<void> {
  const { code, stderr } = await runGreenlight(site.root, ['build'])
  assert.equal(code, 0, stderr)
}

const FOLDERS = ['.cache', 'public'] as const

/** What a build leaves that knows nothing of earlier ones. The state of the earlier ones is put back after it. */
export async function buildCold(site: SiteFolder): Promise<FolderContent> {
  for (const folder of FOLDERS) renameSync(site.path(folder), `${site.root}-${folder}`)
  try {
    await build(site)
    return readFolder(site.path('public'))
  } finally {
    for (const folder of FOLDERS) {
      rmSync(site.path(folder), { recursive: true, force: true })
      renameSync(`${site.root}-${folder}`, site.path(folder))
    }
  }
}

/**
 * Pictures that no page shows any more stay, as with Gatsby: queries that need not be run again do not ask for those
 * that they show, so nobody knows which are still wanted. None of them may be named by anything.
 */
function isLeftOverPicture(name: string, files: FolderContent): boolean {
  return (
    /^static\/.*\.(png|webp)$/.test(name) && ![...files.values()].some(text => text.includes(name))
  )
}

/** Says where two folders differ, one line for each file; empty where they do not. */
export function describeDifferences(warm: FolderContent, cold: FolderContent): string[] {
  const names = [...new Set([...warm.keys(), ...cold.keys()])].sort()
  return names.flatMap(name => {
    const [left, right] = [warm.get(name), cold.get(name)]
    if (left === right) return []
    if (left === undefined) return [`${name} is missing`]
    if (right === undefined) return isLeftOverPicture(name, warm) ? [] : [`${name} is stale`]
    let at = 0
    while (left[at] === right[at]) at++
    const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 60))
    return [`${name} differs at ${at}: ${around(left)} is not ${around(right)}`]
  })
}
