const React = require('react')
const { renderToString } = require('react-dom/server')

exports.wrapRootElement = ({ element, pathname }, { word, pattern }) =>
  React.createElement('div', { id: `root-${word}`, 'data-pathname': pathname, 'data-lost': typeof pattern }, element)

exports.wrapPageElement = ({ element, props }, { word }) =>
  React.createElement('div', { className: `page-${word}`, 'data-path': props.location.pathname }, element)

/** Renders one page by itself; all others are left to the engine. */
exports.replaceRenderer = ({ bodyComponent, replaceBodyHTMLString, setHeadComponents, pathname }) => {
  if (pathname !== '/replaced/') return
  setHeadComponents([React.createElement('meta', { key: 'r', name: 'renderer', content: 'replaced' })])
  replaceBodyHTMLString(`<!--replaced-->${renderToString(bodyComponent)}<i>after</i>`)
}

exports.onRenderBody = ({ setHeadComponents, setHtmlAttributes, setBodyAttributes, setPostBodyComponents }) => {
  setHeadComponents([[React.createElement('link', { key: 'a', rel: 'author', href: '/humans.txt' }), null], false])
  setHtmlAttributes({ lang: 'de', style: { color: 'red' } })
  setBodyAttributes({ className: 'from-plugin', 'data-plugin': 'yes' })
  setPostBodyComponents([React.createElement('script', { key: 'p', dangerouslySetInnerHTML: { __html: 'window.fromPlugin = 1 < 2' } })])
}
