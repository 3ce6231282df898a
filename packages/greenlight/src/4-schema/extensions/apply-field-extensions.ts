import type { ObjectTypeComposerFieldConfigAsObjectDefinition } from 'graphql-compose'
import { ProblemError } from '#diagnostics'
import type { Composer, FieldsComposer } from '../build/composer.ts'
import { failedFieldExtension } from '../errors.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
import type { FieldChanges, FieldConfig, FieldExtension } from '../schema-input.ts'
import { INTERNAL_EXTENSIONS } from './extension-names.ts'
import type { FieldExtensions } from './field-extensions.ts'

/**
 * Lets the extensions of each field change the field, in the order they were declared: each sees what the ones
 * before it made.
 */
export function applyFieldExtensions({
  composer,
  type,
  extensions,
}: {
  readonly composer: Composer
  readonly type: FieldsComposer
  readonly extensions: FieldExtensions
}): void {
  for (const fieldName of type.getFieldNames()) {
    for (const [name, options] of Object.entries(type.getFieldExtensions(fieldName))) {
      const extension = INTERNAL_EXTENSIONS.has(name) ? undefined : extensions.get(name)
      if (!extension?.extend) continue
      const previous = type.getFieldConfig(fieldName)
      const changes = extendField(extension, { type, fieldName, options, previous, composer })
      // In any form graphql-compose takes; it checks them itself.
      type.extendField(
        fieldName,
        changes as Partial<
          ObjectTypeComposerFieldConfigAsObjectDefinition<unknown, ResolverContext>
        >,
      )
    }
  }
}

interface Extending {
  readonly type: FieldsComposer
  readonly fieldName: string
  readonly options: Readonly<Record<string, unknown>> | undefined
  readonly previous: FieldConfig
  readonly composer: Composer
}

/** @throws ProblemError when the extension throws */
function extendField(
  extension: FieldExtension,
  { type, fieldName, options, previous, composer }: Extending,
): FieldChanges {
  try {
    return extension.extend?.(options ?? {}, previous, composer) ?? {}
  } catch (error) {
    const plugin = type.getFieldExtension(fieldName, 'plugin')
    const field = `${type.getTypeName()}.${fieldName}`
    const owner = typeof plugin === 'string' ? plugin : undefined
    throw new ProblemError(failedFieldExtension(extension.name, { field, plugin: owner }, error))
  }
}
