import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import satori, { type Font } from 'satori'
import sharp from 'sharp'
import type { Publication, PublishedPost } from '../publication.ts'
import { loadFonts } from './fonts.ts'
import { layoutSocialPicture, pictureHeight, pictureWidth, type SocialPicture } from './layout.ts'

/** Where a run of this module reads and writes. */
export interface SocialPictureFolders {
  /** The site, from whose packages the fonts come. */
  site: string
  /** The built site. */
  public: string
  /** Keeps pictures between builds. */
  cache: string
}

/** In place of a post's slug, for the picture of pages that are no posts. */
const defaultSlug = 'default'

/** Path of the picture that the site draws for a post without one of its own. */
export function socialPicturePath(slug: string): string {
  return `/og/${slug}.png`
}

/**
 * Draws a picture for each post that has none of its own, and one for pages that are no posts. One whose words and layout are unchanged is taken from the
 * cache.
 *
 * @returns how many pictures were drawn and how many were kept
 */
export async function writeSocialPictures(
  publication: Publication,
  folders: SocialPictureFolders,
): Promise<{ drawn: number; kept: number }> {
  // Gatsby keeps public/ between builds: the title of a post that was withdrawn must not stay there.
  await rm(join(folders.public, dirname(socialPicturePath(''))), { recursive: true, force: true })
  const pictures = [
    { slug: defaultSlug, picture: describePublication(publication) },
    ...publication.posts
      .filter(post => post.socialImage === socialPicturePath(post.slug))
      .map(post => ({ slug: post.slug, picture: describePost(publication, post) })),
  ]
  await mkdir(folders.cache, { recursive: true })

  let fonts: Font[] | null = null
  let drawn = 0
  for (const { slug, picture } of pictures) {
    const layout = layoutSocialPicture(picture)
    const cached = join(folders.cache, `${digest(layout)}.png`)
    const target = join(folders.public, socialPicturePath(slug))
    await mkdir(dirname(target), { recursive: true })
    if (!existsSync(cached)) {
      fonts ??= await loadFonts(folders.site)
      const svg = await satori(layout, { width: pictureWidth, height: pictureHeight, fonts })
      const png = await sharp(Buffer.from(svg)).png({ palette: true, effort: 7 }).toBuffer()
      // Written under another name first: a build that is ended here must not leave half a picture in the cache.
      await writeFile(`${cached}.new`, png)
      await rename(`${cached}.new`, cached)
      drawn += 1
    }
    await copyFile(cached, target)
  }
  return { drawn, kept: pictures.length - drawn }
}

function describePublication(publication: Publication): SocialPicture {
  return {
    title: publication.description,
    author: new URL(publication.siteUrl).host,
    date: '',
    publication: publication.title,
    topic: null,
  }
}

function describePost(publication: Publication, post: PublishedPost): SocialPicture {
  return {
    title: post.title,
    author: post.author?.name ?? '',
    date: post.date.toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
    publication: publication.title,
    topic: post.tags[0]?.name ?? null,
  }
}

// The whole element tree, so that a change of the layout also redraws.
function digest(layout: unknown): string {
  return createHash('sha256').update(JSON.stringify(layout)).digest('hex')
}
