// Jest runs the unit tests of the site: data layer, remark plugin, components and outputs.
// The packages have their own tests, run by Node's test runner.

/** Packages that publish ES modules only: Jest loads them once they are transformed. */
const esModules = ['@shikijs', 'feed', 'shiki']

/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/src', '<rootDir>/plugins'],
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['@testing-library/jest-dom'],
  transform: {
    '\\.(?:[jt]sx?|mjs)$': [
      'babel-jest',
      {
        babelrc: false,
        configFile: false,
        presets: [
          ['babel-preset-gatsby', { reactRuntime: 'automatic' }],
          '@babel/preset-typescript',
        ],
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esModules.join('|')})/)`],
  moduleNameMapper: {
    '\\.css$': 'identity-obj-proxy',
    '^\\.{1,2}/.*\\.woff2$': 'identity-obj-proxy',
  },
}
