// Implementations of our own that take the place of slow parts of plugins.

export { installTwins, withTwins } from './install-twins.ts'
