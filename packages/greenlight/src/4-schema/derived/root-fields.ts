import camelCase from 'lodash-es/camelCase.js'
import type { Composer, FieldsComposer } from '../build/composer.ts'
import { findManyPaginated } from '../query/resolvers/find-many-paginated.ts'
import { findOne } from '../query/resolvers/find-one.ts'
import { connectionType } from './connection.ts'
import { filterInput } from './filter-input.ts'
import { sortInput } from './sort-input.ts'

/** Adds the two root fields of a type, e.g. `npmPackage` and `allNpmPackage` for `NPMPackage`. */
export function addRootFields(composer: Composer, type: FieldsComposer): void {
  const typeName = type.getTypeName()
  const filter = filterInput(composer, type)
  const connection = connectionType({ composer, type })
  const all = camelCase(`all ${typeName}`)
  composer.Query.addFields({
    [camelCase(typeName)]: {
      type,
      args: { ...filter.getFields() },
      resolve: findOne(typeName),
    },
    [all]: {
      type: connection,
      args: { filter, sort: sortInput(composer, type).List, skip: 'Int', limit: 'Int' },
      resolve: findManyPaginated(typeName),
    },
  })
  composer.Query.makeFieldNonNull(all)
}
