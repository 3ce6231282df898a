/** Both themes keep text, comments too, at a contrast of 4.5 and more on light and dark paper. */
const THEMES = { light: 'github-light-default', dark: 'github-dark-default' }

/** @type {ReturnType<typeof createHighlighter> | undefined} */
let opened

async function createHighlighter() {
  const shiki = await import('shiki')
  const highlighter = await shiki.createHighlighter({ themes: Object.values(THEMES), langs: [] })
  const { isSpecialLang } = shiki

  /** @param {string} language */
  const knows = async language => {
    if (isSpecialLang(language)) return true
    if (!Object.hasOwn(shiki.bundledLanguages, language)) return false
    await highlighter.loadLanguage(/** @type {import('shiki').BundledLanguage} */ (language))
    return true
  }

  return {
    /**
     * Cuts code into tokens, line by line, each with the CSS that colours it in both themes; "" for plain text.
     *
     * @param {string} code
     * @param {string} language a name or alias of Shiki's; `undefined` is returned for any other
     * @returns {Promise<{ content: string, style: string }[][] | undefined>}
     */
    async tokenize(code, language) {
      if (!(await knows(language))) return undefined
      const { tokens, fg } = highlighter.codeToTokens(code, {
        lang: /** @type {import('shiki').BundledLanguage} */ (language),
        themes: THEMES,
        defaultColor: false,
        // A limit of time would leave lines without colours on a busy machine.
        tokenizeTimeLimit: 0,
      })
      const plain = String(fg ?? '').toLowerCase()
      return tokens.map(line =>
        line.map(({ content, htmlStyle = {} }) => {
          const style = Object.entries(htmlStyle)
            .map(([property, value]) => `${property}:${value}`)
            .join(';')
          return { content, style: style.toLowerCase() === plain ? '' : style }
        }),
      )
    },
  }
}

/** Gives the one highlighter of the process: opening it reads grammars and themes, and takes a while. */
function openHighlighter() {
  opened ??= createHighlighter()
  return opened
}

module.exports = { openHighlighter }
