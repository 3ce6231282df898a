import type { ObjectTypeComposerFieldConfigAsObjectDefinition } from 'graphql-compose'
import type { Composer, FieldsComposer } from '../build/composer.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
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
      const changes = extension.extend(options ?? {}, previous, composer)
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
