const copiedFor = 2000

/**
 * Gives every code figure under `root` a button that copies its text. Without the clipboard, as on
 * an insecure address, there is nothing to offer and nothing is added.
 *
 * @returns a function that removes the buttons.
 */
export function addCopyButtons(root: HTMLElement): () => void {
  const { clipboard } = navigator
  if (clipboard === undefined) return () => undefined
  const buttons: HTMLButtonElement[] = []
  for (const figure of root.querySelectorAll<HTMLElement>('figure.code')) {
    const code = figure.querySelector('pre')
    if (code === null) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy-button'
    label(button, 'Copy')
    button.addEventListener('click', () => {
      clipboard.writeText(code.textContent?.replace(/\n$/, '') ?? '').then(
        () => confirm(button, 'Copied'),
        () => confirm(button, 'Not copied'),
      )
    })
    figure.append(button)
    buttons.push(button)
  }
  return () => {
    for (const button of buttons) button.remove()
  }
}

function confirm(button: HTMLButtonElement, text: string): void {
  label(button, text)
  window.setTimeout(() => label(button, 'Copy'), copiedFor)
}

/** The visible word is also what is announced: the button is a polite live region. */
function label(button: HTMLButtonElement, text: string): void {
  button.setAttribute('aria-live', 'polite')
  button.textContent = text
}
