import { JSDOM } from 'jsdom'

/** Puts the globals of a browser in place, with the defines that the build replaces. Import it before the runtime. */
const { window } = new JSDOM('<!DOCTYPE html><div id="___gatsby"></div>', {
  url: 'https://example.org/',
  pretendToBeVisual: true,
})

for (const name of [
  'document',
  'HTMLElement',
  'Element',
  'Node',
  'sessionStorage',
  'requestAnimationFrame',
  'cancelAnimationFrame',
]) {
  Object.defineProperty(globalThis, name, { value: Reflect.get(window, name), configurable: true })
}
Object.defineProperty(globalThis, 'window', { value: window, configurable: true })
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true })
Object.defineProperty(globalThis, 'addEventListener', {
  value: window.addEventListener.bind(window),
})
Object.defineProperty(globalThis, 'removeEventListener', {
  value: window.removeEventListener.bind(window),
})
Object.assign(globalThis, {
  IS_REACT_ACT_ENVIRONMENT: true,
  __BASE_PATH__: '',
  __PATH_PREFIX__: '',
  __ASSET_PREFIX__: '',
  __TRAILING_SLASH__: 'always',
})

/** Sets what the build would have put in the place of a define. */
export function define(values: Readonly<Record<string, string>>): void {
  Object.assign(globalThis, values)
}

/** Goes to an address as a link from outside would, without an event. */
export function openAt(path: string): void {
  window.history.replaceState(null, '', path)
}
