import type { GatsbySSR } from 'gatsby'
import { Layout } from './src/components/layout.tsx'
import displayFont from './src/fonts/newsreader-display.woff2'
import textFont from './src/fonts/newsreader-text.woff2'
import italicFont from './src/fonts/newsreader-text-italic.woff2'
import signFont from './src/fonts/overpass.woff2'
import monoFont from './src/fonts/overpass-mono.woff2'
import { themeScript } from './src/theme/theme-script.ts'

/** What every page is set in. A typeface that comes late is not shown: see src/styles/fonts.css. */
const pageFonts = [displayFont, textFont, signFont]

/** What articles are set in besides: emphasis and code. */
const articleFonts = [italicFont, monoFont]

export const wrapPageElement: GatsbySSR['wrapPageElement'] = ({ element }) => (
  <Layout>{element}</Layout>
)

export const onRenderBody: GatsbySSR['onRenderBody'] = ({ pathname, setHeadComponents }) => {
  const fonts = pathname.startsWith('/posts/') ? [...pageFonts, ...articleFonts] : pageFonts
  setHeadComponents([
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this repository.
    <script key="theme" dangerouslySetInnerHTML={{ __html: themeScript }} />,
    ...fonts.map(font => (
      <link
        key={font}
        rel="preload"
        href={font}
        as="font"
        type="font/woff2"
        crossOrigin="anonymous"
      />
    )),
  ])
}
