import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createAtomFeed, createJsonFeed, createRssFeed, feedPaths } from './feeds.ts'
import { createLlmsText, createPostMarkdown, markdownPath } from './language-models.ts'
import { writeServiceWorker } from './offline/write-service-worker.ts'
import { listedPosts, type Publication } from './publication.ts'
import { writeRedirects } from './redirects.ts'
import { createRobots } from './robots.ts'
import { writeSearchIndex } from './search-index/write-search-index.ts'
import { createSitemap } from './sitemap.ts'
import { writeSocialPictures } from './social-pictures/write-social-pictures.ts'
import { writeInto } from './write-into.ts'

/** Where the outputs are written, and what they are made with. */
export interface OutputFolders {
  /** The site. */
  site: string
  /** The built site. */
  public: string
  /** Keeps between builds what is costly to make. */
  cache: string
}

/** Writes all that a publication offers beside its pages. */
export async function writeOutputs(
  publication: Publication,
  folders: OutputFolders,
): Promise<{ drawnPictures: number }> {
  const write = (path: string, content: string) => writeInto(folders.public, path, content)

  await write(feedPaths.rss, createRssFeed(publication))
  await write(feedPaths.atom, createAtomFeed(publication))
  await write(feedPaths.json, createJsonFeed(publication))
  await write('/sitemap.xml', await createSitemap(publication))
  await write('/robots.txt', createRobots(publication))
  await write('/llms.txt', createLlmsText(publication))
  await writeMarkdown(publication, folders.public)
  await writeRedirects(publication, folders.public)
  const pictures = await writeSocialPictures(publication, folders)
  await writeSearchIndex(publication, folders)
  await writeServiceWorker(publication, folders)
  return { drawnPictures: pictures.drawn }
}

async function writeMarkdown(publication: Publication, folder: string): Promise<void> {
  // Gatsby keeps public/ between builds: the text of a post that was withdrawn must not stay there.
  const earlier = await readdir(join(folder, 'posts'), { recursive: true }).catch(() => [])
  for (const path of earlier) {
    if (basename(path) === 'index.md') await rm(join(folder, 'posts', path))
  }
  for (const post of listedPosts(publication)) {
    const markdown = createPostMarkdown(publication, post)
    if (markdown !== null) await writeInto(folder, markdownPath(post), markdown)
  }
}
