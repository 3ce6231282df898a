import type { ESTree } from 'rolldown/utils'
import { childrenOf } from './walk.ts'

/** The identifiers that a pattern declares: `a`, `{ a, b: [c] }`, `...d`. */
export function* declaredBy(pattern: ESTree.Node): Generator<ESTree.BindingIdentifier> {
  switch (pattern.type) {
    case 'Identifier':
      yield pattern
      break
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        yield* declaredBy(property.type === 'Property' ? property.value : property.argument)
      }
      break
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) yield* declaredBy(element)
      break
    case 'AssignmentPattern':
      yield* declaredBy(pattern.left)
      break
    case 'RestElement':
      yield* declaredBy(pattern.argument)
      break
    case 'TSParameterProperty':
      yield* declaredBy(pattern.parameter)
      break
    default:
  }
}

/** Whether a name, at a place within these nodes, means something else than at the top of the module. */
export function isShadowed(name: string, ancestors: readonly ESTree.Node[]): boolean {
  return ancestors.some(node => node.type !== 'Program' && namesOf(node).has(name))
}

/** Names that a node declares for what is within it. */
function namesOf(scope: ESTree.Node): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (pattern: ESTree.Node) => {
    for (const identifier of declaredBy(pattern)) names.add(identifier.name)
  }
  switch (scope.type) {
    case 'FunctionExpression':
    case 'FunctionDeclaration':
    case 'ArrowFunctionExpression':
      if (scope.type === 'FunctionExpression' && scope.id) add(scope.id)
      for (const parameter of scope.params) add(parameter)
      if (scope.body) addVariables(scope.body, add)
      break
    case 'BlockStatement':
    case 'StaticBlock':
      for (const statement of scope.body) addDeclaration(statement, add)
      break
    case 'SwitchStatement':
      for (const { consequent } of scope.cases) {
        for (const statement of consequent) addDeclaration(statement, add)
      }
      break
    case 'ForStatement':
      if (scope.init) addDeclaration(scope.init, add)
      break
    case 'ForInStatement':
    case 'ForOfStatement':
      addDeclaration(scope.left, add)
      break
    case 'CatchClause':
      if (scope.param) add(scope.param)
      break
    case 'ClassExpression':
      if (scope.id) add(scope.id)
      break
    default:
  }
  return names
}

type AddPattern = (pattern: ESTree.Node) => void

/** What a statement declares in the block it stands in. */
function addDeclaration(statement: ESTree.Node, add: AddPattern): void {
  if (statement.type === 'VariableDeclaration') {
    for (const { id } of statement.declarations) add(id)
  } else if (
    (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') &&
    statement.id
  ) {
    add(statement.id)
  }
}

/** The `var`s below a function's body, which count for all of it. */
function addVariables(node: ESTree.Node, add: AddPattern): void {
  if (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression') return
  if (node.type === 'ArrowFunctionExpression') return
  if (node.type === 'VariableDeclaration' && node.kind === 'var') addDeclaration(node, add)
  for (const child of childrenOf(node)) addVariables(child, add)
}
