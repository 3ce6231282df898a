const React = require('react')

const call = name => {
  window.calls = [...(window.calls ?? []), `plugin ${name}`]
}

exports.onClientEntry = async () => {
  await Promise.resolve()
  call('onClientEntry')
}
exports.onInitialClientRender = () => call('onInitialClientRender')
exports.onPreRouteUpdate = ({ location }) => call(`onPreRouteUpdate ${location.pathname}`)
exports.onRouteUpdate = ({ location, prevLocation }) =>
  call(`onRouteUpdate ${prevLocation?.pathname} ${location.pathname}`)
exports.shouldUpdateScroll = ({ routerProps: { location } }) => {
  call(`shouldUpdateScroll ${location.pathname}`)
  return true
}

exports.wrapRootElement = ({ element }, { word }) =>
  React.createElement(
    'div',
    { id: `root-${word}`, 'data-pathname': window.pathOfDocument, 'data-lost': 'object' },
    element,
  )

exports.wrapPageElement = ({ element, props }, { word }) =>
  React.createElement('div', { className: `page-${word}`, 'data-path': props.location.pathname }, element)
