import type { GatsbySSR } from 'gatsby'
import { Layout } from './src/components/layout.tsx'
import displayFont from './src/fonts/newsreader-display.woff2'
import textFont from './src/fonts/newsreader-text.woff2'
import { themeScript } from './src/theme/theme-script.ts'

/** The typefaces of the first screen of every page. */
const earlyFonts = [displayFont, textFont]

export const wrapPageElement: GatsbySSR['wrapPageElement'] = ({ element }) => (
  <Layout>{element}</Layout>
)

export const onRenderBody: GatsbySSR['onRenderBody'] = ({ setHeadComponents }) => {
  setHeadComponents([
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this repository.
    <script key="theme" dangerouslySetInnerHTML={{ __html: themeScript }} />,
    ...earlyFonts.map(font => (
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
