/** Where a `Head` is rendered: a document of its own, which nobody sees and where no script runs. */
export interface HeadStage {
  /** The root for React. */
  readonly container: Element
  /** Everything that was rendered: elements within others after them, `html` and `body` first. */
  elements(): readonly Element[]
}

/**
 * Makes a stage for one `Head`. React 19 moves `title`, `meta`, `link` and the like into the head of their document by
 * itself, but not from within svg; so it is told that it renders into svg, while the elements are those of HTML. It
 * takes `html` and `body` for the document's own ones, of which there can be one; here each is a new element, whose
 * attributes count, and the true document is left alone.
 */
export function createHeadStage(): HeadStage {
  const stage = document.implementation.createHTMLDocument('')
  const container = stage.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const documentElements: Element[] = []
  const add = (name: 'html' | 'body') => {
    const element = stage.createElement(name)
    documentElements.push(element)
    return element
  }
  Object.defineProperties(stage, {
    createElementNS: {
      value: (_namespace: string | null, name: string) => stage.createElement(name),
    },
    documentElement: { get: () => add('html') },
    body: { get: () => add('body') },
  })
  return {
    container,
    elements: () =>
      [...documentElements, container].flatMap(element => [
        ...(element === container ? [] : [element]),
        ...element.querySelectorAll('*'),
      ]),
  }
}
