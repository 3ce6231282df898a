/** @jsxRuntime automatic @jsxImportSource react */
import {
  type LinkState,
  Location,
  Link as RouterLink,
  type RouterLocation,
  resolve,
} from '@gatsbyjs/reach-router'
import {
  type AnchorHTMLAttributes,
  type CSSProperties,
  forwardRef,
  type MouseEvent,
  type Ref,
  useCallback,
  useEffect,
  useRef,
} from 'react'
import { isLocal, parsePath, withPrefix, withTrailingSlash } from './paths.ts'

export { parsePath, withAssetPrefix, withPrefix } from './paths.ts'

/** Properties of `Link`. */
export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Path within the site, absolute or relative to the page. */
  readonly to: string
  /** Classes and styles while the link's page is shown; also of pages below it with `partiallyActive`. */
  readonly activeClassName?: string
  readonly activeStyle?: CSSProperties
  readonly partiallyActive?: boolean
  readonly getProps?: (state: LinkState) => object | undefined
  readonly innerRef?: Ref<HTMLAnchorElement>
  readonly replace?: boolean
  /** Put into the history entry. */
  readonly state?: unknown
}

export interface NavigateOptions {
  readonly state?: unknown
  readonly replace?: boolean
}

/** Goes to a page of the site, or a number of entries back or forth in the history. */
export function navigate(to: string | number, options?: NavigateOptions): void {
  window.___navigate?.(rewrite(to, window.location.pathname), options)
}

/** A link within the site: the page's data and code are loaded before it is clicked. */
export const Link = forwardRef<HTMLAnchorElement, LinkProps>(function Link(props, ref) {
  return (
    <Location>
      {({ location }) => (
        <LocatedLink {...props} innerRef={ref ?? props.innerRef} location={location} />
      )}
    </Location>
  )
})

type LocatedProps = Omit<LinkProps, 'innerRef'> & {
  readonly innerRef: Ref<HTMLAnchorElement> | undefined
  readonly location: RouterLocation
}

function LocatedLink({
  to,
  activeClassName,
  activeStyle,
  partiallyActive = false,
  getProps,
  innerRef,
  replace,
  state,
  location,
  onClick,
  onMouseEnter,
  ...anchor
}: LocatedProps) {
  const target = rewrite(to, location.pathname)
  const ref = usePrefetchInView(target, location, innerRef)
  if (!isLocal(target)) {
    return (
      <a ref={innerRef} href={target} onClick={onClick} onMouseEnter={onMouseEnter} {...anchor} />
    )
  }

  const activeProps = ({ isCurrent, isPartiallyCurrent }: LinkState) =>
    (partiallyActive ? isPartiallyCurrent : isCurrent)
      ? {
          className: [anchor.className, activeClassName].filter(Boolean).join(' '),
          style: { ...anchor.style, ...activeStyle },
        }
      : undefined

  return (
    <RouterLink
      to={target}
      state={state}
      getProps={getProps ?? activeProps}
      ref={ref}
      onMouseEnter={event => {
        onMouseEnter?.(event)
        const { pathname, search } = parsePath(target)
        window.___loader?.hovering(pathname + search)
      }}
      onClick={event => {
        onClick?.(event)
        if (!isPlainClick(event, anchor.target)) return
        event.preventDefault()
        // A link to the page one is on makes no new entry in the history.
        const isHere = encodeURI(target) === location.pathname
        const replaces = replace ?? (isHere ? true : undefined)
        window.___navigate?.(target, {
          state,
          ...(replaces === undefined ? {} : { replace: replaces }),
        })
      }}
      {...anchor}
    />
  )
}

function isPlainClick(event: MouseEvent, target: string | undefined): boolean {
  return (
    event.button === 0 &&
    !target &&
    !event.defaultPrevented &&
    !event.metaKey &&
    !event.altKey &&
    !event.ctrlKey &&
    !event.shiftKey
  )
}

/** A ref that loads the target's data when the link comes into view. */
function usePrefetchInView(
  target: string,
  { pathname, search }: RouterLocation,
  outer: Ref<HTMLAnchorElement> | undefined,
) {
  const element = useRef<HTMLAnchorElement | null>(null)
  useEffect(() => {
    const anchor = element.current
    if (!anchor || typeof IntersectionObserver === 'undefined' || !isLocal(target)) return
    const parsed = parsePath(target)
    const path = parsed.pathname + parsed.search
    if (path === pathname + search) return
    const observer = new IntersectionObserver(entries => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        window.___loader?.enqueue(path)
        observer.disconnect()
      }
    })
    observer.observe(anchor)
    return () => observer.disconnect()
  }, [target, pathname, search])
  return useCallback(
    (anchor: HTMLAnchorElement | null) => {
      element.current = anchor
      if (typeof outer === 'function') outer(anchor)
      else if (outer) outer.current = anchor
    },
    [outer],
  )
}

function rewrite(to: string, from: string): string
function rewrite(to: string | number, from: string): string | number
function rewrite(to: string | number, from: string): string | number {
  if (typeof to === 'number' || !isLocal(to)) return to
  return withTrailingSlash(to.startsWith('/') ? withPrefix(to) : resolve(to, from))
}

export default Link
