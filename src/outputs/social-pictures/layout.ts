import { createElement, type ReactElement } from 'react'

/** Width of a social picture in pixels, as Open Graph readers expect it. */
export const pictureWidth = 1200
/** Height of a social picture in pixels. */
export const pictureHeight = 630

/** The words of a social picture. */
export interface SocialPicture {
  title: string
  author: string
  /** As readers see it, such as `16 March 2024`. */
  date: string
  publication: string
  /** Name of the first tag, if the post has one. */
  topic: string | null
}

const paper = '#f2f5ef'
const ink = '#101a15'
const faded = '#4c5a52'
const accent = '#00693e'

/** An end of the line that the site draws under its titles. */
const stop = {
  width: 26,
  height: 26,
  borderRadius: 13,
  border: `5px solid ${accent}`,
  boxSizing: 'border-box',
}

/** The picture as an element tree of flex boxes, the layout that satori knows. */
export function layoutSocialPicture(picture: SocialPicture): ReactElement {
  return box(
    {
      flexDirection: 'column',
      justifyContent: 'space-between',
      boxSizing: 'border-box',
      width: pictureWidth,
      height: pictureHeight,
      padding: '64px 72px 56px',
      backgroundColor: paper,
      borderTop: `16px solid ${accent}`,
      color: ink,
      fontFamily: 'Overpass',
    },
    box(
      { justifyContent: 'space-between', fontSize: 30 },
      box({ fontFamily: 'Newsreader', fontWeight: 500, fontSize: 42 }, picture.publication),
      box({ color: accent, fontWeight: 600 }, picture.topic ?? ''),
    ),
    box(
      {
        fontFamily: 'Newsreader',
        fontWeight: 500,
        fontSize: titleSize(picture.title),
        lineHeight: 1.14,
        letterSpacing: '-0.015em',
        textWrap: 'balance',
      },
      clip(picture.title),
    ),
    box(
      { flexDirection: 'column' },
      box(
        { alignItems: 'center', width: '100%' },
        box(stop),
        box({ flexGrow: 1, height: 5, backgroundColor: accent }),
        box({ ...stop, backgroundColor: accent }),
      ),
      box(
        { justifyContent: 'space-between', paddingTop: 24, fontSize: 30 },
        box({ fontWeight: 600 }, picture.author),
        box({ color: faded }, picture.date),
      ),
    ),
  )
}

/** Letters beyond which a title is cut: four lines at the smallest size hold them. */
const longestTitle = 130

function clip(title: string): string {
  if (title.length <= longestTitle) return title
  const cut = title.slice(0, longestTitle)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestTitle / 2))}…`
}

/** Pixels; the longer the title, the smaller, so that none is more than four lines. */
function titleSize(title: string): number {
  if (title.length <= 36) return 112
  if (title.length <= 60) return 92
  if (title.length <= 90) return 76
  return 62
}

type Style = Readonly<Record<string, string | number>>

function box(style: Style, ...children: (ReactElement | string)[]): ReactElement {
  return createElement('div', { style: { display: 'flex', ...style } }, ...children)
}
