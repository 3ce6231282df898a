/** @jsxRuntime automatic @jsxImportSource react */
import { type ReactNode, type ScriptHTMLAttributes, useContext, useEffect } from 'react'
import { WorkerScripts } from '../shared/worker-scripts.ts'
import { loadScript } from './load-script.ts'

/** When a script is loaded. */
export const ScriptStrategy = {
  postHydrate: 'post-hydrate',
  idle: 'idle',
  offMainThread: 'off-main-thread',
} as const

export type ScriptStrategyName = (typeof ScriptStrategy)[keyof typeof ScriptStrategy]

export interface ScriptProps
  extends Omit<ScriptHTMLAttributes<HTMLScriptElement>, 'onLoad' | 'onError'> {
  readonly id?: string
  readonly strategy?: ScriptStrategyName
  /** Functions of `window` that pages call and a script in a worker answers, as `dataLayer.push`. */
  readonly forward?: readonly string[]
  readonly onLoad?: (event: Event) => void
  readonly onError?: (event: Event) => void
  /** Text of an inline script. */
  readonly children?: string
}

/**
 * Loads a script after the page has come to life, when the browser is idle, or in a worker thread. Scripts of workers
 * are part of the document and run where a document was loaded, not where a link was followed, as in Gatsby.
 */
export function Script(props: ScriptProps): ReactNode {
  const { strategy = ScriptStrategy.postHydrate, src, id, onLoad, onError } = props
  const { children, dangerouslySetInnerHTML, strategy: _, ...rest } = props
  const { src: _src, onLoad: _onLoad, onError: _onError, ...attributes } = rest
  const text = String(dangerouslySetInnerHTML?.__html || children || '')
  const collect = useContext(WorkerScripts)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a script is loaded once, as it was first described.
  useEffect(() => {
    if (strategy === ScriptStrategy.offMainThread) return
    let unload: (() => void) | undefined
    const load = () => {
      unload = loadScript({ attributes, text, src, id, strategy, onLoad, onError })
    }
    if (strategy === ScriptStrategy.postHydrate || typeof requestIdleCallback === 'undefined') {
      load()
      return unload
    }
    const handle = requestIdleCallback(load)
    return () => {
      cancelIdleCallback(handle)
      unload?.()
    }
  }, [])
  if (strategy !== ScriptStrategy.offMainThread) return null
  collect?.(props.forward ?? [])
  const content =
    text === '' ? { src: proxied(src) } : { dangerouslySetInnerHTML: { __html: text } }
  return (
    <script
      type="text/partytown"
      data-strategy={strategy}
      crossOrigin="anonymous"
      {...attributes}
      {...content}
    />
  )
}

/** Workers fetch scripts of other hosts through the site's own, by the redirects of `partytownProxiedURLs`. */
function proxied(src: string | undefined): string | undefined {
  return src && `/__third-party-proxy?url=${encodeURIComponent(src)}`
}

export default Script
