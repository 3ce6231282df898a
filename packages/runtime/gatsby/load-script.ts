type Outcome = 'load' | 'error'

/** A script to be put into the document. */
export interface ScriptToLoad {
  readonly attributes: Readonly<Record<string, unknown>>
  /** Of an inline script; else empty. */
  readonly text: string
  readonly src: string | undefined
  readonly id: string | undefined
  readonly strategy: string
  readonly onLoad: ((event: Event) => void) | undefined
  readonly onError: ((event: Event) => void) | undefined
}

/** A script that the document has or had. */
interface KnownScript {
  /** What came of it, once it is known. */
  end?: { readonly outcome: Outcome; readonly event: Event }
  /** Those who want to be told. */
  readonly listeners: Record<Outcome, ((event: Event) => void)[]>
}

/** By id or address: each is loaded once, whoever asks for it. */
const known = new Map<string, KnownScript>()

/**
 * Puts a script into the document, unless it has been there: then whoever asks is told what came of it.
 * @returns takes the script out again; undefined where it was there before
 */
export function loadScript(script: ScriptToLoad): (() => void) | undefined {
  const key = script.id || script.src
  const former = key === undefined ? undefined : known.get(key)
  const entry: KnownScript = former ?? { listeners: { load: [], error: [] } }
  listen(entry, 'load', script.onLoad)
  listen(entry, 'error', script.onError)
  if (former) return undefined
  if (key !== undefined) known.set(key, entry)
  const element = createElement(script)
  const tell = (outcome: Outcome) => (event: Event) => {
    entry.end = { outcome, event }
    for (const listener of entry.listeners[outcome]) listener(event)
  }
  element.addEventListener('load', tell('load'))
  element.addEventListener('error', tell('error'))
  document.body.appendChild(element)
  return () => element.remove()
}

function listen(
  { end, listeners }: KnownScript,
  outcome: Outcome,
  listener: ((event: Event) => void) | undefined,
): void {
  if (!listener) return
  if (end?.outcome === outcome) listener(end.event)
  else listeners[outcome].push(listener)
}

function createElement({ id, strategy, attributes, text, src }: ScriptToLoad): HTMLScriptElement {
  const element = document.createElement('script')
  if (id) element.id = id
  element.dataset.strategy = strategy
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  if (text !== '') element.textContent = text
  if (src) element.src = src
  return element
}
