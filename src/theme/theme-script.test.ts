import { themeStorageKey } from './theme.ts'
import { themeScript } from './theme-script.ts'

const root = document.documentElement

/** Lets the system ask for a theme; returns a function by which it changes its mind. */
function pretendSystem(dark: boolean): (dark: boolean) => void {
  const listeners: (() => void)[] = []
  const query = {
    matches: dark,
    addEventListener: (_: string, listener: () => void) => listeners.push(listener),
  }
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => query })
  return nowDark => {
    query.matches = nowDark
    for (const listener of listeners) listener()
  }
}

function runScript(): void {
  // biome-ignore lint/security/noGlobalEval: the script is text of the document head; this runs it as a browser does.
  window.eval(themeScript)
}

describe('themeScript', () => {
  beforeEach(() => {
    window.localStorage.clear()
    delete root.dataset.theme
  })

  it.each([
    [true, 'dark'],
    [false, 'light'],
  ])('follows the system (dark: %p)', (dark, theme) => {
    pretendSystem(dark)
    runScript()
    expect(root.dataset.theme).toBe(theme)
  })

  it('follows the system when it changes', () => {
    const change = pretendSystem(false)
    runScript()
    change(true)
    expect(root.dataset.theme).toBe('dark')
  })

  it('keeps to the choice of the reader, whatever the system does', () => {
    window.localStorage.setItem(themeStorageKey, 'light')
    const change = pretendSystem(true)
    runScript()
    expect(root.dataset.theme).toBe('light')
    change(true)
    expect(root.dataset.theme).toBe('light')
  })

  it('takes over the choice made in another tab', () => {
    pretendSystem(false)
    runScript()
    window.localStorage.setItem(themeStorageKey, 'dark')
    window.dispatchEvent(new Event('storage'))
    expect(root.dataset.theme).toBe('dark')
  })

  it('ignores a stored value that is no theme', () => {
    window.localStorage.setItem(themeStorageKey, 'purple')
    pretendSystem(true)
    runScript()
    expect(root.dataset.theme).toBe('dark')
  })

  it('can stand inside a script element', () => {
    expect(themeScript).not.toMatch(/<\/|<!--/)
  })
})
