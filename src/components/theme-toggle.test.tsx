import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { themeStorageKey } from '../theme/theme.ts'
import { ThemeToggle } from './theme-toggle.tsx'

const root = document.documentElement

describe('ThemeToggle', () => {
  beforeEach(() => {
    window.localStorage.clear()
    root.dataset.theme = 'light'
  })

  it('changes the theme and keeps the choice', async () => {
    render(<ThemeToggle />)
    await userEvent.click(screen.getByRole('button'))
    expect(root.dataset.theme).toBe('dark')
    expect(window.localStorage.getItem(themeStorageKey)).toBe('dark')
    await userEvent.click(screen.getByRole('button'))
    expect(root.dataset.theme).toBe('light')
    expect(window.localStorage.getItem(themeStorageKey)).toBe('light')
  })

  it('works with the keyboard', async () => {
    render(<ThemeToggle />)
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    expect(root.dataset.theme).toBe('dark')
  })

  it('changes the theme where storage is refused', async () => {
    const refusal = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError')
    })
    render(<ThemeToggle />)
    await userEvent.click(screen.getByRole('button'))
    expect(root.dataset.theme).toBe('dark')
    refusal.mockRestore()
  })
})
