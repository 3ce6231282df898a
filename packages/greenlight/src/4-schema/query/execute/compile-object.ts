import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql'
import type { ResolverContext } from '../resolver-context.ts'
import { defaultFieldResolver } from '../resolvers/default-field-resolver.ts'
import { collectFields } from './collect-fields.ts'
import { compileArguments } from './compile-arguments.ts'
import { compileValue, type Path } from './compile-value.ts'
import { writeWhenThere } from './write-when-there.ts'

/** One execution of a compiled query. */
export interface QueryRun {
  readonly context: ResolverContext
  readonly rootValue: unknown
  /** Values of the variables, coerced. */
  readonly variables: Readonly<Record<string, unknown>>
  /** What has to end before the answer is whole; grows while it is waited for. None of these rejects. */
  readonly pending: Promise<void>[]
  /** Something that was waited for failed. */
  failed: boolean
}

/** Writes the selected fields of an object into an answer. @throws whatever stands in the way. */
export type WriteFields = (
  source: unknown,
  answer: Record<string, unknown>,
  run: QueryRun,
  path: Path | undefined,
) => void

/** Compiles selections on an object type; the same selections on the same type once. */
export type CompileObject = (
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
) => WriteFields

/** What all fields of a query have in common. */
export interface CompiledDocument {
  readonly schema: GraphQLSchema
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  readonly operation: OperationDefinitionNode
}

export function createObjectCompiler(document: CompiledDocument): CompileObject {
  return compileObject

  function compileObject(
    type: GraphQLObjectType,
    selectionSets: readonly SelectionSetNode[],
  ): WriteFields {
    const { schema, fragments } = document
    const collected = collectFields({ schema, fragments, type, selectionSets })
    const fields = [...collected].map(([key, nodes]) => compileField(key, type, nodes))
    return (source, answer, run, path) => {
      for (const write of fields) write(source, answer, run, path)
    }
  }

  function compileField(
    key: string,
    type: GraphQLObjectType,
    nodes: readonly [FieldNode, ...FieldNode[]],
  ): WriteFields {
    const [node] = nodes
    const { name: typeName } = type
    if (node.name.value === '__typename') {
      return (_source, answer) => {
        answer[key] = typeName
      }
    }
    const field = type.getFields()[node.name.value]
    if (!field) throw new Error(`Type ${typeName} has no field "${node.name.value}"`)
    const writeValue = compileValue(field.type, {
      schema: document.schema,
      selectionSets: nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
      compileObject,
      infoOf: (path, run) => createInfo(field, path, run),
    })
    const resolve = field.resolve ?? defaultFieldResolver
    const isDefault = resolve === defaultFieldResolver
    const argumentsOf = compileArguments(field, node)
    const { name } = field

    function createInfo(
      { name: fieldName, type: returnType }: GraphQLField<unknown, unknown>,
      path: Path,
      { variables, rootValue }: QueryRun,
    ): GraphQLResolveInfo {
      return {
        fieldName,
        fieldNodes: nodes,
        returnType,
        parentType: type,
        path,
        schema: document.schema,
        fragments: document.fragments,
        rootValue,
        operation: document.operation,
        variableValues: { ...variables },
      }
    }

    return (source, answer, run, above) => {
      const path: Path = { prev: above, key, typename: typeName }
      let value: unknown
      if (isDefault && typeof source === 'object' && source !== null) {
        value = (source as Record<string, unknown>)[name]
        if (typeof value === 'function') {
          value = value.call(
            source,
            argumentsOf(run.variables),
            run.context,
            createInfo(field, path, run),
          )
        }
      } else {
        value = resolve(
          source,
          argumentsOf(run.variables),
          run.context,
          createInfo(field, path, run),
        )
      }
      writeWhenThere(value, writeValue, { answer, key, run, path })
    }
  }
}
