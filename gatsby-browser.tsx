import './src/styles/index.css'
import type { GatsbyBrowser } from 'gatsby'
import { Layout } from './src/components/layout.tsx'
import { endRouteTransition } from './src/navigation/route-transition.ts'

export const wrapPageElement: GatsbyBrowser['wrapPageElement'] = ({ element }) => (
  <Layout>{element}</Layout>
)

export const onRouteUpdate: GatsbyBrowser['onRouteUpdate'] = () => {
  endRouteTransition()
}
