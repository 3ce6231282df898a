import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { navigate } from 'gatsby'
import { PostBody } from './post-body.tsx'

const code = '<figure class="code"><pre tabindex="0"><code>npm ci\n</code></pre></figure>'

function offerClipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
}

describe('PostBody', () => {
  beforeEach(() => jest.mocked(navigate).mockClear())

  it('copies code without its last line break and says so', async () => {
    const user = userEvent.setup()
    const writeText = jest.fn(() => Promise.resolve())
    offerClipboard(writeText)
    render(<PostBody html={code} />)
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(writeText).toHaveBeenCalledWith('npm ci')
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeInTheDocument()
  })

  it('says when copying was refused', async () => {
    const user = userEvent.setup()
    offerClipboard(() => Promise.reject(new Error('refused')))
    render(<PostBody html={code} />)
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await screen.findByRole('button', { name: 'Not copied' })).toBeInTheDocument()
  })

  it('offers nothing without a clipboard', () => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined })
    render(<PostBody html={code} />)
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })

  it('gives the code of the next text its button, once', () => {
    offerClipboard(() => Promise.resolve())
    const { rerender } = render(<PostBody html={code} />)
    rerender(<PostBody html={`<p>Another.</p>${code}`} />)
    expect(screen.getAllByRole('button')).toHaveLength(1)
  })

  it('follows a link to a page of the site without a full load', () => {
    render(<PostBody html='<p><a href="/posts/b/#part">b</a></p>' />)
    fireEvent.click(screen.getByRole('link'))
    expect(navigate).toHaveBeenCalledWith('/posts/b/#part')
  })

  it.each([
    ['another site', '<a href="https://elsewhere.example/a/">x</a>', {}],
    ['a file', '<a href="/figures.csv">x</a>', {}],
    ['a place on this page', '<a href="#part">x</a>', {}],
    ['a download', '<a href="/posts/b/" download>x</a>', {}],
    ['a new tab', '<a href="/posts/b/">x</a>', { ctrlKey: true }],
  ])('leaves %s to the browser', (_, html, init) => {
    render(<PostBody html={html} />)
    const link = screen.getByRole('link')
    fireEvent.click(link, init)
    expect(navigate).not.toHaveBeenCalled()
  })
})
