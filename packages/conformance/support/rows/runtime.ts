import { full, partial, type SupportSection } from '../support-row.ts'
import { browsers, plugin, publicFolder, runtime } from '../test-files.ts'

const hooksInBrowsers = browsers(
  'are called in the order of plugins, with the place one comes from',
)
const rendering = plugin('rendering')
const links = runtime('link')
const loader = runtime('page-loader')
const headOfBrowsers = runtime('head')

/** gatsby-ssr, and what documents are made of. */
export const documentRows: SupportSection = {
  title: 'Documents and gatsby-ssr',
  about: 'How pages become documents; held against those of stock Gatsby element by element.',
  rows: [
    full('onRenderBody: head, body, attributes, what it is told', rendering),
    full('onPreRenderHTML', rendering),
    full('replaceRenderer', rendering),
    full(
      'wrapRootElement, wrapPageElement',
      rendering,
      publicFolder('slices'),
      plugin('gatsby-plugin-mdx'),
    ),
    full('options of plugins in gatsby-ssr and gatsby-browser', rendering),
    full('Head: what it is given, attributes of html and body, elements with one id', rendering),
    full('src/html.js of a site', rendering),
    full('what components are given: location, params, pageContext, data', rendering),
  ],
}

/** gatsby-browser, and what components import from `gatsby`. */
export const browserRows: SupportSection = {
  title: 'Browsers, gatsby-browser and the exports of gatsby',
  about: 'What runs when documents are there. Pages are hydrated, then loaded one by one.',
  rows: [
    full(
      'Link: addresses, prefix, slashes, state, active links, other sites',
      rendering,
      links(
        'have the address with the slash of the settings and go there without leaving the document',
      ),
      links('leave other clicks to the browser'),
      links('make no new entry for the page one is on, unless told to'),
      links('mark the page one is on'),
      links('are plain for other sites'),
      links('are relative to the page'),
    ),
    full(
      'onClientEntry, onInitialClientRender, onPreRouteUpdate, onRouteUpdate, onPrefetchPathname',
      hooksInBrowsers,
    ),
    partial(
      'shouldUpdateScroll',
      'It is asked for the first page too, where Gatsby does not ask.',
      hooksInBrowsers,
    ),
    full('wrapRootElement and wrapPageElement in browsers', hooksInBrowsers),
    full(
      'navigate, Script',
      browsers('leave scripts of pages to run once, when their time comes'),
      'runtime/test/script.test.ts: are loaded once, and all who ask are told, also when it is over',
    ),
    full(
      'Script off the main thread, ~partytown/',
      browsers('run in one, change the page, and answer what it calls'),
      'conformance/test-output/public.test.ts: pages',
    ),
    full('useStaticQuery, StaticQuery, graphql', rendering),
    full(
      'withPrefix, withAssetPrefix, parsePath',
      plugin('css'),
      runtime('paths')('takes addresses apart'),
    ),
    full(
      'Head in browsers',
      headOfBrowsers(
        'puts elements into the document in their order and takes them out with the page',
      ),
      headOfBrowsers('joins attributes of html and body, and touches no others'),
      headOfBrowsers('has the later of two elements with one id, in the place of the first'),
    ),
    full(
      'data and code of pages, loaded in advance, once, and anew after a new build',
      loader('loads data, static queries and code of a page, once'),
      loader('has the page for unknown addresses, unless there is a file'),
      loader('gives a page up whose data fails four times'),
      loader('loads in advance, tells plugins, and knows what it has loaded'),
      loader('notices a new build'),
    ),
  ],
}
