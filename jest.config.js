// Jest runs the unit tests of the site: data layer, remark plugin, components and outputs.
// The packages have their own tests, run by Node's test runner.

/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/src', '<rootDir>/plugins'],
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['@testing-library/jest-dom'],
  // Grammars of the highlighter are transformed when they are first used.
  testTimeout: 30_000,
  transform: { '\\.(?:[jt]sx?|mjs)$': '<rootDir>/scripts/jest/transform.js' },
  transformIgnorePatterns: [],
  moduleNameMapper: {
    '\\.css$': 'identity-obj-proxy',
    '^\\.{1,2}/.*\\.woff2$': 'identity-obj-proxy',
  },
}
