import { endRouteTransition, startRouteTransition } from './route-transition.ts'

function pretendReducedMotion(matches: boolean): void {
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches }) })
}

/** Stands in for the browser: calls the update at once and tells how it went. */
function offerTransitions() {
  const skipTransition = jest.fn()
  const state = { updated: false }
  const start = jest.fn((update: () => Promise<void>) => {
    const transition = {
      skipTransition,
      ready: Promise.resolve(),
      finished: Promise.resolve(),
    }
    queueMicrotask(() => {
      void update().then(() => {
        state.updated = true
      })
    })
    return transition
  })
  Object.defineProperty(document, 'startViewTransition', { configurable: true, value: start })
  return { start, skipTransition, state }
}

describe('startRouteTransition', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
    pretendReducedMotion(false)
  })
  afterEach(() => {
    endRouteTransition()
    jest.useRealTimers()
    Object.defineProperty(document, 'startViewTransition', { configurable: true, value: undefined })
  })

  it('only navigates without support', () => {
    const navigate = jest.fn()
    startRouteTransition(navigate)
    expect(navigate).toHaveBeenCalledTimes(1)
  })

  it('only navigates with reduced motion', () => {
    const { start } = offerTransitions()
    pretendReducedMotion(true)
    const navigate = jest.fn()
    startRouteTransition(navigate)
    expect(navigate).toHaveBeenCalledTimes(1)
    expect(start).not.toHaveBeenCalled()
  })

  it('ends the update when the new page is in the document', async () => {
    const { state, skipTransition } = offerTransitions()
    const navigate = jest.fn()
    startRouteTransition(navigate)
    await Promise.resolve()
    expect(navigate).toHaveBeenCalledTimes(1)
    expect(state.updated).toBe(false)
    endRouteTransition()
    await jest.advanceTimersByTimeAsync(1000)
    expect(state.updated).toBe(true)
    expect(skipTransition).not.toHaveBeenCalled()
  })

  it('gives up the animation, not the navigation, when the page is slow', async () => {
    const { skipTransition } = offerTransitions()
    startRouteTransition(jest.fn())
    await jest.advanceTimersByTimeAsync(1000)
    expect(skipTransition).toHaveBeenCalledTimes(1)
  })
})
