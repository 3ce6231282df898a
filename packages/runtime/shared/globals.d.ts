/** Path prefix of page addresses; empty without `--prefix-paths`. */
declare const __BASE_PATH__: string
/** Prefix of the addresses of files. */
declare const __PATH_PREFIX__: string
declare const __ASSET_PREFIX__: string
declare const __TRAILING_SLASH__: 'always' | 'never' | 'ignore'

declare module 'virtual:greenlight/browser-plugins' {
  export const plugins: readonly import('./plugin-hooks.ts').BundledPlugin[]
}

declare module 'virtual:greenlight/ssr-plugins' {
  export const plugins: readonly import('./plugin-hooks.ts').BundledPlugin[]
}

declare module 'virtual:greenlight/html' {
  const Html: import('react').ComponentType<import('../render/default-html.tsx').HtmlProps>
  export default Html
}

declare module 'virtual:greenlight/site-data' {
  export const redirects: readonly import('./redirects.ts').BrowserRedirect[]
  /** Pages whose address has parameters, the most specific first. */
  export const matchPaths: readonly { readonly path: string; readonly matchPath: string }[]
}

declare module '@gatsbyjs/reach-router' {
  import type { ComponentType, ReactElement, ReactNode, Ref } from 'react'

  export interface RouterLocation {
    readonly pathname: string
    readonly search: string
    readonly hash: string
    readonly href: string
    readonly state: unknown
    readonly key: string
    readonly [key: string]: unknown
  }
  export interface NavigateOptions {
    readonly state?: unknown
    readonly replace?: boolean
  }
  export const BaseContext: import('react').Context<{
    readonly baseuri: string
    readonly basepath: string
  }>
  export function Location(props: {
    readonly children: (context: {
      readonly location: RouterLocation
      readonly navigate: (to: string | number, options?: NavigateOptions) => Promise<void>
    }) => ReactNode
  }): ReactElement
  export function LocationProvider(props: { readonly children?: ReactNode }): ReactElement
  export const Router: ComponentType<{
    readonly id?: string
    readonly basepath?: string
    readonly baseuri?: string
    readonly component?: ComponentType<{ readonly children?: ReactNode }>
    readonly location?: RouterLocation
    readonly children?: ReactNode
  }>
  export const ServerLocation: ComponentType<{
    readonly url: string
    readonly children?: ReactNode
  }>
  export const Link: ComponentType<
    Omit<import('react').AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
      readonly to: string
      readonly state?: unknown
      readonly replace?: boolean
      readonly getProps?: (props: LinkState) => object | undefined
      readonly ref?: Ref<HTMLAnchorElement>
    }
  >
  export interface LinkState {
    readonly isCurrent: boolean
    readonly isPartiallyCurrent: boolean
    readonly href: string
    readonly location: RouterLocation
  }
  export function isRedirect(error: unknown): boolean
  export function navigate(to: string | number, options?: NavigateOptions): Promise<void>
  export function pick(
    routes: readonly { readonly path: string }[],
    uri: string,
  ): { readonly route: { readonly path: string }; readonly params: Record<string, string> } | null
  export function resolve(to: string, base: string): string
  export const globalHistory: {
    readonly location: RouterLocation
    readonly transitioning: boolean
    _onTransitionComplete(): void
    listen(
      listener: (event: { readonly location: RouterLocation; readonly action: string }) => void,
    ): () => void
    navigate(to: string | number, options?: NavigateOptions): Promise<void>
  }
  export function useLocation(): RouterLocation
}
