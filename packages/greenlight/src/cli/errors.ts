import type { Problem } from '#diagnostics'

/** A command in a folder that is no site. `above` is the way to the site the folder is part of. */
export function noSite(folder: string, above: string | undefined): Problem {
  return {
    code: 'CLI_NO_SITE',
    severity: 'error',
    message: `There is no site in ${folder}`,
    hint: above
      ? `It is part of the site in ${above}: go there first.`
      : 'A site has a gatsby-config, a gatsby-node, a package.json or src/pages.',
  }
}

/** There was no query on the command line, or one too many. */
export function noQuery(): Problem {
  return {
    code: 'CLI_NO_QUERY',
    severity: 'error',
    message: 'Give one query, as an argument or with --file',
  }
}

/** A file named on the command line that cannot be read. */
export function unreadableFile(file: string, why: string): Problem {
  return {
    code: 'CLI_UNREADABLE_FILE',
    severity: 'error',
    message: `${file} could not be read: ${why}`,
    file,
  }
}

/** Flags of Gatsby's command that are taken and do nothing. */
export function flagsIgnored(flags: readonly string[]): Problem {
  return {
    code: 'CLI_FLAGS_IGNORED',
    severity: 'warning',
    message: `These have no effect here: ${flags.join(', ')}`,
    hint: 'greenlight explain shows what a query reads and costs; functions are not built.',
  }
}

/** Variables of a query that are no JSON object. */
export function invalidVariables(why: string): Problem {
  return { code: 'CLI_VARIABLES', severity: 'error', message: `The variables ${why}` }
}

/** A mistake in Greenlight itself; the message is its stack. */
export function internalError(stack: string, cause: unknown): Problem {
  return {
    code: 'CLI_INTERNAL',
    severity: 'error',
    message: stack,
    hint: 'This is a mistake in Greenlight. Please report it with the text above.',
    cause,
  }
}
