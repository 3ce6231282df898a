import './src/styles/index.css'
import type { GatsbyBrowser } from 'gatsby'
import { Layout } from './src/components/layout.tsx'
import { loadImageRendererEarly } from './src/navigation/load-image-renderer.tsx'
import { endRouteTransition } from './src/navigation/route-transition.ts'
import { rememberPage, startServiceWorker } from './src/offline/service-worker-client.ts'

export const onClientEntry: GatsbyBrowser['onClientEntry'] = () => {
  startServiceWorker()
  loadImageRendererEarly()
}

export const wrapPageElement: GatsbyBrowser['wrapPageElement'] = ({ element }) => (
  <Layout>{element}</Layout>
)

export const onRouteUpdate: GatsbyBrowser['onRouteUpdate'] = ({ prevLocation }) => {
  endRouteTransition()
  if (prevLocation) void rememberPage()
}
