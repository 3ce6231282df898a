import { messageOf, type Problem } from '#diagnostics'

/** Where something stands, as far as that is known. */
export type Place = Partial<Pick<Problem, 'file' | 'line' | 'column' | 'frame' | 'plugin'>>

/** A type definition that does not parse, or of which no type can be made. */
export function invalidTypeDefinition(cause: unknown, place: Place): Problem {
  return {
    code: 'SCHEMA_TYPE_DEFINITION',
    severity: 'error',
    message: `A type definition given to createTypes is not valid: ${messageOf(cause)}`,
    hook: 'createSchemaCustomization',
    cause,
    ...place,
  }
}

/** A type builder's record of a kind that does not exist; it is left out. */
export function unknownTypeKind(config: unknown): Problem {
  return warning('SCHEMA_UNKNOWN_TYPE_KIND', `Illegal type definition: ${JSON.stringify(config)}`)
}

/** A plugin changes a type that another plugin or the engine has defined; it is done, and may clash. */
export function foreignType(type: string, owner: unknown, plugin: string): Problem {
  const message = owner
    ? `Plugin \`${plugin}\` has customized the GraphQL type \`${type}\`, which has already been defined by the plugin \`${owner}\`. This could potentially cause conflicts.`
    : `Plugin \`${plugin}\` has customized the built-in Gatsby GraphQL type \`${type}\`. This is allowed, but could potentially cause conflicts.`
  return { ...warning('SCHEMA_FOREIGN_TYPE', message), plugin }
}

/** A field, interface or union member of a type that nobody defines. */
export function unknownType(
  by: string,
  { name, guess }: { readonly name: string; readonly guess: string | undefined },
  place: Place,
): Problem {
  return {
    code: 'SCHEMA_UNKNOWN_TYPE',
    severity: 'error',
    message: `${by} refers to the type "${name}", which does not exist.`,
    hint: guess === undefined ? undefined : `Did you mean "${guess}"?`,
    ...place,
  }
}

/** The finished schema breaks a rule of GraphQL, so that no query could be answered. */
export function invalidSchema(message: string, place: Place): Problem {
  return { code: 'SCHEMA_INVALID', severity: 'error', message, ...place }
}

/** The types cannot be put together, for a reason that only shows at the end. */
export function typesDoNotFit(cause: unknown): Problem {
  return {
    code: 'SCHEMA_TYPES_DO_NOT_FIT',
    severity: 'error',
    message: `The types of the site do not make a schema: ${messageOf(cause)}`,
    cause,
  }
}

/** An interface that implements `Node` lacks `id: ID!`. */
export function interfaceWithoutId(type: string): Problem {
  return {
    code: 'SCHEMA_INTERFACE_WITHOUT_ID',
    severity: 'error',
    message: `Interfaces that implement \`Node\` must have a field \`id\` of type \`ID!\`. Check the type definition of \`${type}\`.`,
  }
}

/** Types implement an interface that implements `Node`, but not `Node` itself. */
export function implementerWithoutNode(types: readonly string[]): Problem {
  const names = types.map(type => `\`${type}\``).join(', ')
  return {
    code: 'SCHEMA_IMPLEMENTER_WITHOUT_NODE',
    severity: 'error',
    message: `Types implementing queryable interfaces must also implement the \`Node\` interface. Check the type definition of ${names}.`,
  }
}

/** A type has nodes, but its definition does not implement `Node`. */
export function nodeTypeWithoutNode(type: string): Problem {
  return {
    code: 'SCHEMA_NODE_TYPE_WITHOUT_NODE',
    severity: 'error',
    message: `Type \`${type}\` declared in \`createTypes\` looks like a node, but doesn't implement a \`Node\` interface.`,
    hint: `Add the interface to the definition, \`type ${type} implements Node { ... }\`, or turn inference off if it is not meant to be a node: \`type ${type} @dontInfer { ... }\`.`,
  }
}

/** A field extension that does not exist, or whose arguments are wrong. */
export function invalidFieldExtension(message: string, plugin: string | undefined): Problem {
  return { ...warning('SCHEMA_FIELD_EXTENSION', message), plugin }
}

/** The code of a field extension threw. */
export function failedFieldExtension(
  extension: string,
  { field, plugin }: { readonly field: string; readonly plugin: string | undefined },
  cause: unknown,
): Problem {
  return {
    code: 'SCHEMA_FIELD_EXTENSION_FAILED',
    severity: 'error',
    message: `Field extension \`${extension}\` on \`${field}\` failed: ${messageOf(cause)}`,
    plugin,
    cause,
  }
}

/** `@childOf` on a type that is no node type; it has no effect. */
export function childOfWithoutNode(type: string): Problem {
  return warning(
    'SCHEMA_CHILD_OF_WITHOUT_NODE',
    `The \`childOf\` extension can only be used on types that implement the \`Node\` interface. Check the type definition of \`${type}\`.`,
  )
}

/** `@childOf` names a parent that is an interface and no node interface; it has no effect. */
export function parentWithoutNode(type: string): Problem {
  return warning(
    'SCHEMA_PARENT_WITHOUT_NODE',
    `With the \`childOf\` extension, children fields can only be added to interfaces which implement the \`Node\` interface. Check the type definition of \`${type}\`.`,
  )
}

/** Fields whose values have types that do not go together; they are left out of the schema. */
export function conflictingTypes(conflicts: readonly string[]): Problem {
  return {
    ...warning(
      'SCHEMA_CONFLICTING_TYPES',
      `There are conflicting field types in your data. These fields are left out of the schema unless their type is defined explicitly:\n${conflicts.join('\n')}`,
    ),
    hint: 'Define the types with the `createTypes` action, and skip inference with the `@dontInfer` directive.',
  }
}

/** Several keys of a node give the same GraphQL name; one of them is used. */
export function sameFieldName(
  field: string,
  { keys, chosen }: { readonly keys: readonly string[]; readonly chosen: string },
): Problem {
  const list = keys.map(key => `\`${key}\``).join(', ')
  return warning(
    'SCHEMA_SAME_FIELD_NAME',
    `Multiple node fields resolve to the same GraphQL field \`${field}\` - [${list}]. Gatsby will use \`${chosen}\`.`,
  )
}

/** No node has any of the values of a `___NODE` key, so the type of the field cannot be known. */
export function linkWithoutTarget(key: string, by: string): Problem {
  return {
    code: 'SCHEMA_LINK_WITHOUT_TARGET',
    severity: 'error',
    message: `Encountered an error trying to infer a GraphQL type for: \`${key}\`. No node has any of its values in the field \`${by}\`.`,
  }
}

/** `createResolvers` names a type that does not exist; its resolvers are left out. */
export function resolversWithoutType(type: string, plugin: string): Problem {
  return {
    ...warning(
      'SCHEMA_RESOLVERS_WITHOUT_TYPE',
      `\`createResolvers\` passed resolvers for type \`${type}\` that doesn't exist in the schema. Use \`createTypes\` to add the type before adding resolvers.`,
    ),
    plugin,
    hook: 'createResolvers',
  }
}

/** `createResolvers` gives a field another type than it has; the field stays as it is. */
export function resolversChangeType(
  field: string,
  { from, to }: { readonly from: string; readonly to: string },
  plugin: string,
): Problem {
  return {
    ...warning(
      'SCHEMA_RESOLVERS_CHANGE_TYPE',
      `\`createResolvers\` passed resolvers for field \`${field}\` with type \`${to}\`. Such a field with type \`${from}\` already exists on the type. Use \`createTypes\` to override type fields.`,
    ),
    plugin,
    hook: 'createResolvers',
  }
}

/** What `setFieldsOnGraphQLNodeType` or `createResolvers` gave for a type does not make fields. */
export function invalidFields(
  type: string,
  { plugin, hook }: { readonly plugin: string; readonly hook: string },
  cause: unknown,
): Problem {
  return {
    code: 'SCHEMA_INVALID_FIELDS',
    severity: 'error',
    message: `The fields that ${hook} gave for the type \`${type}\` are not valid: ${messageOf(cause)}`,
    plugin,
    hook,
    cause,
  }
}

/** The file of `printTypeDefinitions` was not written; the build goes on. */
export function typeDefinitionsNotWritten(message: string, file: string, cause?: unknown): Problem {
  return { ...warning('SCHEMA_TYPE_DEFINITIONS_NOT_WRITTEN', message), file, cause }
}

function warning(code: string, message: string): Problem {
  return { code, severity: 'warning', message }
}
