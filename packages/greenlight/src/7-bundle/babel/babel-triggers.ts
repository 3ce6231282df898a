/** Text without which a file has nothing to do for a plugin, by the plugin's name. */
const TRIGGERS: readonly (readonly [plugin: RegExp, text: RegExp])[] = [
  [
    /gatsby-plugin-image.*parse-static-images/,
    /['"]gatsby-plugin-image['"][\s\S]*StaticImage|StaticImage[\s\S]*['"]gatsby-plugin-image['"]/,
  ],
  [/babel-plugin-styled-components/, /styled-components/],
  [/@emotion\/babel-p/, /@emotion|\bcss\b/],
  [/@loadable\/babel-plugin/, /@loadable\/component/],
  [/babel-plugin-lodash/, /lodash/],
]

/** Whether a Babel plugin or preset may change a module. Of one that is not known, it is assumed of every module. */
export function mayChange(plugin: string, code: string): boolean {
  const known = TRIGGERS.find(([name]) => name.test(plugin))
  return known ? known[1].test(code) : true
}
