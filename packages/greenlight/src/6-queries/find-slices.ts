import type { ESTree } from 'rolldown/utils'
import { listGatsbyImports, namesInGatsby } from './gatsby-imports.ts'
import { parseModule } from './parse-module.ts'
import { isShadowed } from './scopes.ts'
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
    const inScope: ConstantValue = name => (isShadowed(name, ancestors) ? UNKNOWN : constants(name))
    const alias = attributeOf(node, 'alias', inScope)
    const allowEmpty = attributeOf(node, 'allowEmpty', inScope)
    if (alias === UNKNOWN || allowEmpty === UNKNOWN) unknown.push(node.start)
    else if (typeof alias === 'string' && alias !== '') {
      uses.push({ alias, allowEmpty: Boolean(allowEmpty) })
    }
  })
  return { uses, unknown }
}

const UNKNOWN = Symbol('unknown')
/** What a name at the top of a module is set to for good. */
type ConstantValue = (name: string) => Value
type Value = string | number | boolean | bigint | RegExp | null | undefined | typeof UNKNOWN

function attributeOf(
  { attributes }: ESTree.JSXOpeningElement,
  name: string,
  constants: ConstantValue,
): Value {
  const attribute = attributes.findLast(
    item => item.type === 'JSXAttribute' && item.name.name === name,
  )
  if (attribute?.type !== 'JSXAttribute') return undefined
  if (!attribute.value) return true
  return staticValueOf(attribute.value, constants)
}

function staticValueOf(node: ESTree.Node, constants: ConstantValue): Value {
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
    case 'Identifier':
      return constants(node.name)
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

/** Reads the constants at the top of a module, each when it is asked for. */
function constantsOf(body: readonly ESTree.Node[]): ConstantValue {
  const constants = new Map<string, ESTree.Node>()
  for (const statement of body) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue
    for (const { id, init } of declaration.declarations) {
      if (id.type === 'Identifier' && init) constants.set(id.name, init)
    }
  }
  const known = new Map<string, Value>()
  function valueOfConstant(name: string): Value {
    const value = known.get(name)
    if (value !== undefined || known.has(name)) return value
    // Until it is known: a constant that leads back to itself has no value.
    known.set(name, UNKNOWN)
    const constant = constants.get(name)
    const found = constant ? staticValueOf(constant, valueOfConstant) : UNKNOWN
    known.set(name, found)
    return found
  }
  return valueOfConstant
}
