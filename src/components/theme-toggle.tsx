import { chooseTheme, readTheme } from '../theme/theme.ts'

/**
 * The switch between the light and the dark theme. It holds no state: the document's `data-theme`
 * says which theme is on show, and the style sheet shows the label that fits.
 */
export function ThemeToggle() {
  return (
    <button
      type="button"
      className="icon-button theme-toggle"
      data-testid="theme-toggle"
      onClick={() => {
        const root = document.documentElement
        chooseTheme(root, readTheme(root) === 'dark' ? 'light' : 'dark')
      }}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />
      </svg>
      <span className="visually-hidden when-light">Switch to dark theme</span>
      <span className="visually-hidden when-dark">Switch to light theme</span>
    </button>
  )
}
