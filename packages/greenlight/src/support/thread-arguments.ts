/**
 * `execArgv` for worker threads of this engine: those of this process, and in the repository what lets Node run the
 * TypeScript sources, since threads do not inherit module hooks that were registered by a program.
 */
export function threadArguments(): string[] {
  const given = [...process.execArgv]
  if (!import.meta.url.endsWith('.ts') || 'typescript' in process.features) return given
  const loader = new URL('../../scripts/register-typescript.js', import.meta.url).href
  return [...given, '--import', loader]
}
