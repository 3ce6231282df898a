/** The two themes of the site. */
export type Theme = 'light' | 'dark'

/** Where the reader's choice is kept; absent until a choice is made. */
export const themeStorageKey = 'theme'

/** Colour of the browser's own frame around the page, per theme; equal to the paper of the page. */
export const themeColours: Readonly<Record<Theme, string>> = { light: '#f2f5ef', dark: '#0c1411' }

/** Returns the theme on show, which the script of the document head has set. */
export function readTheme(root: HTMLElement): Theme {
  return root.dataset.theme === 'dark' ? 'dark' : 'light'
}

/** Shows `theme` and keeps it as the reader's choice; without storage it lasts for the page. */
export function chooseTheme(root: HTMLElement, theme: Theme): void {
  root.dataset.theme = theme
  try {
    window.localStorage.setItem(themeStorageKey, theme)
  } catch {
    // Storage is refused in some private modes: the theme still changes.
  }
}
