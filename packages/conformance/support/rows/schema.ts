import { full, partial, type SupportSection } from '../support-row.ts'
import {
  addTypes,
  badInput,
  buildSchema,
  extensions,
  formatDate,
  inference,
  isDate,
  observed,
  randomSchema,
  schemaHooks,
  site,
} from '../test-files.ts'

const updates =
  'conformance/test/inference-updates.test.ts: a schema kept up over changes of nodes is that of a fresh start'

/** How types come from nodes. */
export const inferenceRows: SupportSection = {
  title: 'Inference',
  about: 'Types from nodes, held against stock Gatsby over random nodes and definitions.',
  rows: [
    full(
      'names of root fields and derived types',
      buildSchema('has the root fields of stock Gatsby in its order'),
      buildSchema('has the types that follow from a node type'),
      randomSchema,
    ),
    full('names of fields', inference('makes a_b of a-b'), site('inference-conflicts')),
    full('names of nested types', inference('names nested types after their path')),
    full(
      'two keys with one name',
      buildSchema('warns of keys that give the same field name'),
      randomSchema,
    ),
    full(
      'numbers, conflicts, empty values',
      inference('widens numbers, leaves out conflicts and what says nothing'),
      randomSchema,
    ),
    full('warnings of conflicts', buildSchema('warns once of all fields with conflicting types')),
    full('objects and lists', inference('merges objects over all nodes, in lists as well')),
    full(
      'dates',
      inference('judges dates by the first value, and lets empty strings be'),
      isDate('takes for a date what both steps of Gatsby take for one'),
      'conformance/test/dates.test.ts: dates are told from other texts as stock Gatsby tells them',
    ),
    full('links to files', inference('follows paths from the folder of the File above to a File')),
    full('___NODE keys', inference('links ___NODE keys, to a union where types differ')),
    full('mapping', site('links')),
    full(
      'fields beside definitions, @dontInfer',
      inference('adds what definitions lack, unless told not to'),
    ),
    full(
      'a schema kept up as nodes change',
      inference('reads no list of nodes to build again'),
      updates,
    ),
    full(
      'child and children fields',
      schemaHooks('children by declaration and by data'),
      site('images'),
    ),
  ],
}

/** Types that plugins define. */
export const typeRows: SupportSection = {
  title: 'Types and directives',
  about: 'SDL, type builders and graphql-js types, with their extensions.',
  rows: [
    full(
      'SDL',
      observed('types of the schema'),
      badInput('names types with a mistake'),
      addTypes('shows the line of a syntax error in the file that holds the SDL'),
    ),
    full('type builders', schemaHooks('type builders'), observed('types of the schema')),
    full('graphql-js types and documents', schemaHooks('graphql-js types and documents')),
    full(
      'types that do not exist',
      addTypes('names every type that does not exist, and the one that was meant'),
    ),
    full('reserved names', addTypes('refuses the reserved name Node')),
    full(
      'types of other plugins',
      addTypes('warns of types of others, but not the site and not of SiteSiteMetadata'),
      addTypes('lets the site have the last word'),
    ),
    full(
      'a type with nodes that is no node type',
      addTypes('refuses a type that has nodes and is no node type'),
    ),
    full(
      'interfaces of nodes',
      site('interfaces'),
      addTypes('wants an id in interfaces of nodes, and Node in their implementers'),
    ),
    full('unions', site('interfaces')),
    full(
      '@infer, @dontInfer',
      randomSchema,
      inference('adds what definitions lack, unless told not to'),
    ),
    full('@mimeTypes, @childOf', schemaHooks('children by declaration and by data')),
    full('@nodeInterface', schemaHooks('node interfaces of Gatsby 2')),
    full(
      '@link',
      extensions('finds nodes by id and drops those that are gone'),
      extensions('keeps the order of other keys, with gaps'),
      site('links'),
    ),
    full('@fileByRelativePath', extensions('starts from the folder of the File above')),
    full(
      '@proxy',
      extensions('reads another field, of the object or of the topmost node above it'),
    ),
    full(
      '@dateformat',
      extensions('takes its options as defaults of the arguments'),
      site('interfaces'),
    ),
    full('createFieldExtension', schemaHooks('field extensions'), site('interfaces')),
    full('createResolvers', schemaHooks('resolvers'), site('interfaces')),
    full('setFieldsOnGraphQLNodeType', schemaHooks('setFieldsOnGraphQLNodeType')),
    full('third-party schemas', schemaHooks('third-party schema'), site('third-party-schema')),
    partial(
      'Date without format',
      'As stored; moment is asked for formats that the engine does not write itself.',
      formatDate('gives the date as JSON holds it when nothing is asked'),
    ),
  ],
}
