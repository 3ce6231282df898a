/** @jsxRuntime automatic @jsxImportSource react */
import { type ReactNode, type ScriptHTMLAttributes, useEffect } from 'react'

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
  readonly forward?: readonly string[]
  readonly onLoad?: (event: Event) => void
  readonly onError?: (event: Event) => void
  /** Text of an inline script. */
  readonly children?: string
}

/** Scripts that the document has, by id or address: each is loaded once. */
const loaded = new Set<string>()

/** Loads a script after the page has come to life, when the browser is idle, or in a worker thread. */
export function Script(props: ScriptProps): ReactNode {
  const {
    strategy = ScriptStrategy.postHydrate,
    src,
    id,
    children,
    dangerouslySetInnerHTML,
  } = props
  const { onLoad, onError, forward: _, ...attributes } = props
  const text = String(dangerouslySetInnerHTML?.__html ?? children ?? '')
  const key = id || src || ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: a script is loaded once, as it was first described.
  useEffect(() => {
    if (strategy === ScriptStrategy.offMainThread) return
    const inject = () => {
      if (key !== '' && loaded.has(key)) return
      loaded.add(key)
      injectScript({ attributes, text, onLoad, onError, strategy })
    }
    if (strategy === ScriptStrategy.postHydrate || typeof requestIdleCallback === 'undefined') {
      inject()
      return
    }
    const handle = requestIdleCallback(inject)
    return () => cancelIdleCallback(handle)
  }, [key])
  if (strategy !== ScriptStrategy.offMainThread) return null
  return (
    <script
      {...attributes}
      type="text/partytown"
      data-strategy={strategy}
      crossOrigin="anonymous"
      {...(text === '' ? {} : { dangerouslySetInnerHTML: { __html: text } })}
    />
  )
}

function injectScript({
  attributes,
  text,
  onLoad,
  onError,
  strategy,
}: {
  readonly attributes: Readonly<Record<string, unknown>>
  readonly text: string
  readonly onLoad: ScriptProps['onLoad']
  readonly onError: ScriptProps['onError']
  readonly strategy: string
}): void {
  const script = document.createElement('script')
  script.dataset.strategy = strategy
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'strategy' || name === 'children' || name === 'dangerouslySetInnerHTML') continue
    script.setAttribute(name, String(value))
  }
  if (text !== '') script.textContent = text
  if (onLoad) script.addEventListener('load', onLoad)
  if (onError) script.addEventListener('error', onError)
  document.body.appendChild(script)
}

export default Script
