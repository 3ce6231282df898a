import type { EnumTypeComposer, InputTypeComposer } from 'graphql-compose'
import type { Composer, FieldsComposer } from '../build/composer.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
import { nestedInput } from './nested-input.ts'

/** `PostSortInput`: one field, given as a path of objects, and the order at its end. */
export function sortInput(
  composer: Composer,
  type: FieldsComposer,
): InputTypeComposer<ResolverContext> {
  const order = enumOf(composer, 'SortOrderEnum', ['ASC', 'DESC'])
  return nestedInput(type, { composer, suffix: 'SortInput', leaf: () => order })
}

/** `PostFieldSelector`: one field, given as a path of objects that ends in `SELECT`. */
export function fieldSelector(
  composer: Composer,
  type: FieldsComposer,
): InputTypeComposer<ResolverContext> {
  const select = enumOf(composer, 'FieldSelectorEnum', ['SELECT'])
  return nestedInput(type, { composer, suffix: 'FieldSelector', leaf: () => select })
}

function enumOf(
  composer: Composer,
  name: string,
  values: readonly string[],
): EnumTypeComposer<ResolverContext> {
  return composer.getOrCreateETC(name, type => {
    type.setFields(Object.fromEntries(values.map(value => [value, { value }])))
  })
}
