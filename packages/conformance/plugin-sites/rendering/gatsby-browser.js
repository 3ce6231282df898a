import * as React from 'react'

const call = name => {
  window.calls = [...(window.calls ?? []), `site ${name}`]
}

export const onClientEntry = () => call('onClientEntry')
export const onInitialClientRender = () => call('onInitialClientRender')
export const onPreRouteUpdate = ({ location, prevLocation }) =>
  call(`onPreRouteUpdate ${prevLocation?.pathname} ${location.pathname}`)
export const onRouteUpdate = ({ location }) => call(`onRouteUpdate ${location.pathname}`)
export const onPrefetchPathname = ({ pathname }) => call(`onPrefetchPathname ${pathname}`)

export const wrapRootElement = ({ element }) => <section id="site-root">{element}</section>
export const wrapPageElement = ({ element, props }) => (
  <section className={`site-page ${Object.keys(props.pageContext).sort().join('-')}`}>{element}</section>
)
