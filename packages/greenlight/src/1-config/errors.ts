import type { Problem } from '#diagnostics'

interface Where {
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly column?: number | undefined
  readonly frame?: string | undefined
}

/** A configuration or hook file could not be parsed. */
export function parseFailure(message: string, where: Where): Problem {
  return { code: 'CONFIG_PARSE', severity: 'error', message, ...where }
}

/** A configuration or hook file failed while it was loaded: it threw, or an import of it is missing. */
export function loadFailure(
  { file, message, hint }: { file: string; message: string; hint?: string | undefined },
  where: Where,
  cause: unknown,
): Problem {
  return {
    code: 'CONFIG_LOAD',
    severity: 'error',
    message: `${file} could not be loaded: ${message}`,
    hint,
    ...where,
    cause,
  }
}

/** The site's configuration exports something that is no object. */
export function configNotObject(what: string, file: string): Problem {
  return {
    code: 'CONFIG_NOT_OBJECT',
    severity: 'error',
    message: `gatsby-config must export an object, not ${what}`,
    hint:
      what === 'a function'
        ? 'Only the configuration of a theme may be a function; export its result instead.'
        : undefined,
    file,
  }
}

/** A file stands where, or is named so that, Gatsby does not find it. */
export function misplacedFile(found: string, expected: string): Problem {
  return {
    code: 'CONFIG_MISPLACED',
    severity: 'error',
    message: `${found} is not read: the file must be ${expected}`,
    file: found,
    hint: `Rename it to ${expected}.`,
  }
}

/** A top-level key that Gatsby does not know. */
export function unknownKey(
  { key, suggestion }: { key: string; suggestion?: string | undefined },
  where: Where,
): Problem {
  return {
    code: 'CONFIG_UNKNOWN_KEY',
    severity: 'error',
    message: `"${key}" is not a key of gatsby-config`,
    hint: suggestion ? `Did you mean "${suggestion}"?` : undefined,
    ...where,
  }
}

/** A value that the configuration may not hold; `message` names its key path. */
export function invalidValue(message: string, where: Where): Problem {
  return { code: 'CONFIG_INVALID_VALUE', severity: 'error', message, ...where }
}

/** An entry of `plugins` that is neither a name nor an object with `resolve`. */
export function invalidPluginEntry(keyPath: string, where: Where): Problem {
  return {
    code: 'CONFIG_INVALID_PLUGIN',
    severity: 'error',
    message: `${keyPath} must be a plugin's name or { resolve, options }`,
    hint: 'Entries that are switched off by a condition must be filtered out: [...].filter(Boolean).',
    ...where,
  }
}

/** `option` instead of `options` in a plugin's entry. */
export function misspeltOptions(name: string, where: Where): Problem {
  return {
    code: 'CONFIG_MISSPELT_OPTIONS',
    severity: 'error',
    message: `Plugin "${name}" has a key "option"`,
    hint: 'Did you mean "options"?',
    ...where,
  }
}

/** A plugin that is neither in `plugins/` nor installed. */
export function pluginNotFound(
  { name, from, suggestion }: { name: string; from: string; suggestion?: string | undefined },
  where: Where,
): Problem {
  return {
    code: 'CONFIG_PLUGIN_NOT_FOUND',
    severity: 'error',
    message: `Plugin "${name}" is not installed (looked in plugins/ and in node_modules from ${from} upwards)`,
    hint: suggestion ? `Did you mean "${suggestion}"?` : `Run: npm install ${name}`,
    ...where,
  }
}

/** A folder in `plugins/` without package.json. */
export function localPluginWithoutManifest(name: string, folder: string, where: Where): Problem {
  return {
    code: 'CONFIG_PLUGIN_NO_MANIFEST',
    severity: 'error',
    message: `Local plugin "${name}" has no package.json in ${folder}`,
    hint: 'An empty object {} is enough.',
    ...where,
  }
}

/** A flag that does not exist; Gatsby only warns. */
export function unknownFlag(name: string, suggestion: string | undefined, where: Where): Problem {
  return {
    code: 'CONFIG_UNKNOWN_FLAG',
    severity: 'warning',
    message: `flags.${name} is not a known flag`,
    hint: suggestion ? `Did you mean "${suggestion}"?` : undefined,
    ...where,
  }
}

/** A flag that Gatsby has and that changes nothing here. */
export function flagWithoutEffect(name: string, why: string, where: Where): Problem {
  return {
    code: 'CONFIG_FLAG_WITHOUT_EFFECT',
    severity: 'warning',
    message: `flags.${name} has no effect: ${why}`,
    ...where,
  }
}
