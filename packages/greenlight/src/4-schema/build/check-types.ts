import { type ASTNode, type GraphQLSchema, validateSchema } from 'graphql'
import {
  InputTypeComposer,
  InterfaceTypeComposer,
  ObjectTypeComposer,
  UnionTypeComposer,
} from 'graphql-compose'
import { ProblemError } from '#diagnostics'
import { closestMatch } from '#support/closest-match'
import { invalidSchema, unknownType } from '../errors.ts'
import type { TypeDefinition } from '../schema-input.ts'
import { placeOfNode } from '../types/sdl-problem.ts'
import { type Composer, type NamedComposer, namedTypes } from './composer.ts'

const SPECIFIED_SCALARS = ['Int', 'Float', 'String', 'Boolean', 'ID']

/** A mention of a type by name. */
interface Reference {
  readonly name: string
  /** What mentions it, as in `The field "Post.author"`. */
  readonly by: string
  readonly node: ASTNode | null | undefined
  readonly plugin: unknown
}

/** @throws ProblemError naming every field, interface and union member whose type does not exist */
export function assertTypesExist(composer: Composer, definitions: readonly TypeDefinition[]): void {
  const types = namedTypes(composer)
  const known = new Set([...types.map(type => type.getTypeName()), ...SPECIFIED_SCALARS])
  const problems = types
    .flatMap(type => [...referencesOf(type)])
    .filter(({ name }) => !known.has(name))
    .map(({ name, by, node, plugin }) => {
      const owner = typeof plugin === 'string' ? { plugin } : {}
      const place = { ...owner, ...placeOfNode(node, definitions) }
      return unknownType(by, { name, guess: closestMatch(name, known) }, place)
    })
  if (problems.length > 0) throw new ProblemError(problems)
}

function* referencesOf(type: NamedComposer): Iterable<Reference> {
  const typeName = type.getTypeName()
  const plugin = type.getExtension('plugin')
  if (type instanceof UnionTypeComposer) {
    for (const name of type.getTypeNames()) {
      yield { name, by: `The union "${typeName}"`, node: undefined, plugin }
    }
  }
  if (type instanceof ObjectTypeComposer || type instanceof InterfaceTypeComposer) {
    for (const parent of type.getInterfaces()) {
      yield { name: parent.getTypeName(), by: `The type "${typeName}"`, node: undefined, plugin }
    }
  }
  if (
    type instanceof ObjectTypeComposer ||
    type instanceof InterfaceTypeComposer ||
    type instanceof InputTypeComposer
  ) {
    for (const [field, { type: fieldType, astNode }] of Object.entries(type.getFields())) {
      yield {
        name: fieldType.getTypeName().replace(/[[\]!]/g, ''),
        by: `The field "${typeName}.${field}"`,
        node: astNode,
        plugin: type.getFieldExtension(field, 'plugin') ?? plugin,
      }
    }
  }
}

/** @throws ProblemError with everything in which the schema breaks the rules of GraphQL */
export function assertValidSchema(
  schema: GraphQLSchema,
  definitions: readonly TypeDefinition[],
): void {
  const problems = validateSchema(schema).map(({ message, nodes }) =>
    invalidSchema(message, placeOfNode(nodes?.[0], definitions)),
  )
  if (problems.length > 0) throw new ProblemError(problems)
}
