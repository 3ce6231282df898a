/** Names that are no identifiers cannot stand behind `process.env.` in code. */
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

/**
 * Replacements for the environment variables of one stage's code, as in Gatsby: known ones become their text,
 * `process.env` itself an empty object.
 */
export function environmentDefines(
  variables: Readonly<Record<string, string>>,
  { root, stage }: { readonly root: string; readonly stage: string },
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {
    ...variables,
    PUBLIC_DIR: `${root}/public`,
    BUILD_STAGE: stage,
    GATSBY_SLICES: 'true',
  }
  const defines: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    if (IDENTIFIER.test(name)) defines[`process.env.${name}`] = JSON.stringify(value)
  }
  return { ...defines, 'process.env': '({})' }
}
