import type { ESTree } from 'rolldown/utils'
import { listGatsbyImports, namesInGatsby } from './gatsby-imports.ts'
import { parseModule } from './parse-module.ts'
import { walk } from './walk.ts'

/** A `<Slice>` of a module. */
export interface SliceUse {
  readonly alias: string
  /** Whether the page may be without a slice of that name. */
  readonly allowEmpty: boolean
}

/** What a module has of slices. */
export interface FoundSlices {
  readonly uses: readonly SliceUse[]
  /** Offsets of elements whose `alias` or `allowEmpty` is only known when they are rendered. */
  readonly unknown: readonly number[]
}

const NONE: FoundSlices = { uses: [], unknown: [] }

/** Finds the `<Slice>` elements of a module. `alias` and `allowEmpty` must be known from its text, as in Gatsby. */
export function findSlices(code: string, file: string): FoundSlices {
  if (!code.includes('Slice') || !code.includes('gatsby')) return NONE
  const parsed = parseModule(code, file)
  if ('failure' in parsed) return NONE
  const nameInGatsby = namesInGatsby(listGatsbyImports(parsed.program))
  const constants = constantsOf(parsed.program.body)
  const uses: SliceUse[] = []
  const unknown: number[] = []
  walk(parsed.program, (node, ancestors) => {
    if (node.type !== 'JSXOpeningElement') return
    if (nameInGatsby(node.name, ancestors) !== 'Slice') return
    const alias = attributeOf(node, 'alias', constants)
    const allowEmpty = attributeOf(node, 'allowEmpty', constants)
    if (alias === UNKNOWN || allowEmpty === UNKNOWN) unknown.push(node.start)
    else if (typeof alias === 'string' && alias !== '') {
      uses.push({ alias, allowEmpty: Boolean(allowEmpty) })
    }
  })
  return { uses, unknown }
}

const UNKNOWN = Symbol('unknown')
type Value = string | number | boolean | bigint | RegExp | null | undefined | typeof UNKNOWN

function attributeOf(
  { attributes }: ESTree.JSXOpeningElement,
  name: string,
  constants: ReadonlyMap<string, ESTree.Node>,
): Value {
  const attribute = attributes.findLast(
    item => item.type === 'JSXAttribute' && item.name.name === name,
  )
  if (attribute?.type !== 'JSXAttribute') return undefined
  if (!attribute.value) return true
  return staticValueOf(attribute.value, constants)
}

function staticValueOf(node: ESTree.Node, constants: ReadonlyMap<string, ESTree.Node>): Value {
  switch (node.type) {
    case 'Literal':
      return node.value
    case 'JSXExpressionContainer':
      return staticValueOf(node.expression, constants)
    case 'TemplateLiteral': {
      const values = node.expressions.map(expression => staticValueOf(expression, constants))
      if (values.includes(UNKNOWN)) return UNKNOWN
      return node.quasis
        .map(({ value }, at) => `${value.cooked}${at < values.length ? String(values[at]) : ''}`)
        .join('')
    }
    case 'Identifier': {
      const constant = constants.get(node.name)
      return constant ? staticValueOf(constant, constants) : UNKNOWN
    }
    case 'BinaryExpression': {
      const left = staticValueOf(node.left, constants)
      const right = staticValueOf(node.right, constants)
      if (node.operator !== '+' || left === UNKNOWN || right === UNKNOWN) return UNKNOWN
      return `${left}${right}`
    }
    default:
      return UNKNOWN
  }
}

/** What the constants at the top of a module are set to. */
function constantsOf(body: readonly ESTree.Node[]): ReadonlyMap<string, ESTree.Node> {
  const constants = new Map<string, ESTree.Node>()
  for (const statement of body) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue
    for (const { id, init } of declaration.declarations) {
      // A value that leads back to its own name would never end.
      if (id.type === 'Identifier' && init && init.type !== 'Identifier')
        constants.set(id.name, init)
    }
  }
  return constants
}
