import {
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import type { ArgumentFilter, MakerContext } from './random-query/maker-context.ts'
import { createRandom } from './random-query/random.ts'
import { randomFilter, randomFilterFields } from './random-query/random-filter.ts'
import { randomPage, randomSelection } from './random-query/random-selection.ts'
import { randomSort } from './random-query/random-selector.ts'
import { collectSampleValues } from './random-query/sample-values.ts'

export interface RandomQuery {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
}

export interface RandomQueryOptions {
  readonly schema: GraphQLSchema
  /** Nodes of the site: filters mostly ask for values that occur in them. */
  readonly nodes: Iterable<unknown>
  readonly seed: number
  /** Write sorts and field selectors as Gatsby 4 did. */
  readonly legacySyntax?: boolean
  /**
   * Most root fields of one query, 2 when absent. With 1 stock Gatsby is spared a fault of its own: resolving fields
   * for two filters at one time can write resolved objects into its nodes.
   */
  readonly mostRoots?: number
  /** Fields to stay away from: such as cost much, or answer differently every time. Roots are fields of `Query`. */
  readonly allows?: (typeName: string, fieldName: string) => boolean
  readonly allowsArgument?: ArgumentFilter
  /** Whether a field is resolved before filters and aggregates see it; when absent, the schema's extensions say. */
  readonly isResolved?: (typeName: string, fieldName: string) => boolean
}

const ONLY_ID = /^\{ id: \{ eq: [^,}]* \} \}$/

/**
 * Makes queries at random from a schema: root fields for one and many nodes with filters, sorts and pages,
 * nested selections, groups within groups, fragments, aliases, variables. The same options make the same
 * queries in the same order, on and on.
 */
export function createQueryMaker(options: RandomQueryOptions): () => RandomQuery {
  const { schema, seed, legacySyntax = false, mostRoots = 2, allows = () => true } = options
  const allowsArgument = options.allowsArgument ?? (() => true)
  const isResolved = options.isResolved ?? ((type, field) => isResolvedIn(schema, type, field))
  const random = createRandom(seed)
  const samples = collectSampleValues(options.nodes)
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    field => isObjectType(getNamedType(field.type)) || field.args.length > 0,
  )

  return () => {
    const variables: Record<string, unknown> = {}
    const declarations: string[] = []
    const fragments: string[] = []
    let aliases = 0
    const context: MakerContext = {
      schema,
      random,
      samples,
      legacySyntax,
      allows,
      allowsArgument,
      isResolved,
      addVariable(type, value) {
        const name = `v${declarations.length}`
        declarations.push(`$${name}: ${type}`)
        variables[name] = value
        return `$${name}`
      },
      addFragment(typeName, selection) {
        const name = `F${fragments.length}`
        fragments.push(`fragment ${name} on ${typeName} ${selection}`)
        return `...${name}`
      },
      nextAlias: () => `a${aliases++}`,
    }

    const fields = random
      .some(
        roots.filter(field => allows('Query', field.name)),
        random.chance(0.2) ? mostRoots : 1,
      )
      .map(field => {
        const filter = field.args.find(({ name }) => name === 'filter')
        const sort = field.args.find(({ name }) => name === 'sort')
        const args: string[] = []
        if (filter && sort) {
          const filterType = getNamedType(filter.type)
          if (isInputObjectType(filterType) && random.chance(0.75)) {
            const text = randomFilter(context, filterType)
            // Stock Gatsby resolves no fields for groups when only an id is asked for.
            if (!ONLY_ID.test(text)) args.push(`filter: ${text}`)
          }
          const order = random.chance(0.6) ? randomSort(context, sort.type) : undefined
          if (order) args.push(`sort: ${order}`)
          if (random.chance(0.5)) args.push(...randomPage(context))
        } else if (random.chance(0.8)) {
          const fieldsByName = Object.fromEntries(field.args.map(arg => [arg.name, arg]))
          const owner = getNamedType(field.type).name
          const inputs = { name: `${owner}FilterInput`, getFields: () => fieldsByName }
          const filters = field.args.length > 0 ? randomFilterFields(context, inputs, 0) : ''
          if (filters) args.push(filters)
        }
        const argumentText = args.length > 0 ? `(${args.join(', ')})` : ''
        const selection = randomSelection(context, field.type)
        return `${context.nextAlias()}: ${field.name}${argumentText} ${selection}`
      })

    const signature = declarations.length > 0 ? `query (${declarations.join(', ')}) ` : ''
    return { text: [`${signature}{ ${fields.join(' ')} }`, ...fragments].join('\n'), variables }
  }
}

function isResolvedIn(schema: GraphQLSchema, typeName: string, fieldName: string): boolean {
  const type = schema.getType(typeName)
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}
  return Boolean(fields[fieldName]?.extensions.needsResolve)
}
