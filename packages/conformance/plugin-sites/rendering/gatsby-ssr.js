import * as React from 'react'

export const wrapRootElement = ({ element }) => <section id="site-root">{element}</section>
export const wrapPageElement = ({ element, props }) => (
  <section className={`site-page ${Object.keys(props.pageContext).sort().join('-')}`}>{element}</section>
)

export function onRenderBody(args) {
  const { pathname, pathPrefix, bodyHtml, loadPageDataSync } = args
  const { result } = loadPageDataSync(pathname)
  args.setHtmlAttributes({ className: 'site', style: { margin: 0 } })
  args.setBodyAttributes({ 'data-site': 'yes', className: 'from-site' })
  args.setBodyProps({ title: `${pathname} of ${pathPrefix}` })
  args.setPreBodyComponents([<noscript key="n">Needs no script</noscript>])
  args.setPostBodyComponents(<p key="p">{`${Object.keys(result).sort().join()} ${typeof bodyHtml}`}</p>)
  args.setHeadComponents([
    <title key="t">From the site</title>,
    <meta key="m" name="late" content="meta" />,
    <style key="s" dangerouslySetInnerHTML={{ __html: 'p > i { color: red }' }} />,
  ])
}

export function onPreRenderHTML(args) {
  const head = args.getHeadComponents()
  args.replaceHeadComponents([...head].sort((a, b) => (a.type === 'title' ? -1 : b.type === 'title' ? 1 : 0)))
  args.replacePreBodyComponents([...args.getPreBodyComponents(), <b key="pre">before</b>])
  args.replacePostBodyComponents([...args.getPostBodyComponents(), <b key="post">after</b>])
}
