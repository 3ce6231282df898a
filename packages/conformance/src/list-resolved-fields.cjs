/**
 * Fields that a filter, a sort or an aggregate has to resolve first, as `Type.field`, sorted: both engines mark them in
 * their schema.
 */
function listResolvedFields(schema) {
  return Object.values(schema.getTypeMap())
    .flatMap(type =>
      Object.values(type.getFields?.() ?? {})
        .filter(field => field.extensions?.needsResolve)
        .map(field => `${type.name}.${field.name}`),
    )
    .sort()
}

module.exports = { listResolvedFields }
