import { type ErrorLocation, locateError, messageOf, type Problem } from '#diagnostics'

/** An action called from a hook in which it has no effect any more; Gatsby logs it and goes on. */
export function actionNotAvailable(
  { action, allowedIn }: { action: string; allowedIn: readonly string[] },
  plugin: string,
  hook: string,
): Problem {
  return {
    code: 'API_ACTION_UNAVAILABLE',
    severity: 'warning',
    message: `${action} has no effect in ${hook}`,
    hint: `Call it in ${allowedIn.join(' or ')}.`,
    plugin,
    hook,
  }
}

/** An action called from a hook in which Gatsby only tolerates it. */
export function actionDeprecated(
  { action, allowedIn }: { action: string; allowedIn: readonly string[] },
  plugin: string,
  hook: string,
): Problem {
  return {
    code: 'API_ACTION_DEPRECATED',
    severity: 'warning',
    message: `Calling ${action} in ${hook} is deprecated`,
    hint: `Call it in ${allowedIn.join(' or ')}.`,
    plugin,
    hook,
  }
}

/** The second field extension of a name; the first stays, and Gatsby goes on. */
export function duplicateExtension(name: string, plugin: string): Problem {
  return {
    code: 'API_DUPLICATE_EXTENSION',
    severity: 'warning',
    message: `Field extension "${name}" exists already`,
    hint: 'Choose another name.',
    plugin,
    hook: 'createSchemaCustomization',
  }
}

/** An action was given something that it cannot use. */
export function invalidArgument(action: string, why: string, plugin: string): Problem {
  return {
    code: 'API_INVALID_ARGUMENT',
    severity: 'error',
    message: `${action} was called with ${why}`,
    plugin,
  }
}

/** loadNodeContent of a node whose owner cannot load content. */
export function noContentLoader(id: string, owner: string): Problem {
  return {
    code: 'API_NO_CONTENT_LOADER',
    severity: 'error',
    message: `Node "${id}" has no content, and its plugin "${owner}" exports no loadNodeContent`,
    plugin: owner,
  }
}

/** The cache, before it is open. */
export function cacheTooEarly(plugin: string): Problem {
  return {
    code: 'API_CACHE_TOO_EARLY',
    severity: 'error',
    message: 'The cache cannot be used in onPreInit, which runs before the cache is opened',
    hint: 'Use onPluginInit or a later hook.',
    plugin,
    hook: 'onPreInit',
  }
}

/** A handler of the emitter threw. */
export function eventHandlerFailed(event: string, cause: unknown): Problem {
  return {
    code: 'API_EVENT_HANDLER',
    severity: 'error',
    message: `A handler of the event ${event} failed: ${messageOf(cause)}`,
    ...locateError(cause),
    cause,
  }
}

/** A plugin with sourceNodes whose types no node ever had. */
export function pluginWithoutNodes(plugin: string): Problem {
  return {
    code: 'API_NO_NODES',
    severity: 'warning',
    message: `${plugin} has created no nodes`,
    hint: 'Perhaps it is not set up right, or the site does not need it.',
    plugin,
    hook: 'sourceNodes',
  }
}

/** A query that createPages asked had errors; the hook got them too. */
export function queryFailed(
  message: string,
  { plugin, hook, place }: { plugin: string; hook: string; place: ErrorLocation },
): Problem {
  return {
    code: 'API_QUERY_FAILED',
    severity: 'error',
    message: `A GraphQL query failed: ${message}`,
    plugin,
    hook,
    ...place,
  }
}

/** A query in createPages took very long. */
export function slowQuery(seconds: number, plugin: string): Problem {
  return {
    code: 'API_SLOW_QUERY',
    severity: 'warning',
    message: `A query in createPages took ${Math.round(seconds)} s`,
    plugin,
    hook: 'createPages',
  }
}

/** `unstable_createNodeManifest` was given something that makes no manifest; there is none then. */
export function unusableManifest(fault: string, plugin: string, hook: string): Problem {
  return {
    code: 'API_NODE_MANIFEST',
    severity: 'warning',
    message: `unstable_createNodeManifest was called with ${fault}`,
    plugin,
    hook,
  }
}

/** A field of a remote file was asked for, and the package that makes its addresses is not installed. */
export function withoutPluginUtils(): Problem {
  return {
    code: 'API_NO_PLUGIN_UTILS',
    severity: 'error',
    message: 'Fields of remote files need the package gatsby-plugin-utils, which is not installed',
    hint: 'npm install gatsby-plugin-utils',
  }
}

/** A file on another server could not be downloaded, or no image could be made of it. */
export function remoteFileFailed(url: string, why: string): Problem {
  return {
    code: 'API_REMOTE_FILE',
    severity: 'error',
    message: `The remote file ${url} cannot be used: ${why}`,
  }
}
