import type { ESTree } from 'rolldown/utils'
import { exportName } from './gatsby-imports.ts'
import type { Program } from './parse-module.ts'
import { declaredBy } from './scopes.ts'
import { isPropertyName, walk } from './walk.ts'

/** Exports of a template that run on the server only. */
const SERVER_EXPORTS = new Set(['getServerData', 'config'])

/** Something at the top of a module that can be removed, and the names it declares. */
interface Binding {
  readonly node: ESTree.Node
  readonly names: readonly string[]
}

/**
 * The exports of a template that run on the server only, and what only they use: imports, functions, variables.
 * Whatever else in the module bears the name of a binding counts as a use of it.
 */
export function listServerOnly(program: Program): ReadonlySet<ESTree.Node> {
  const removed = new Set(program.body.flatMap(serverPartsOf))
  if (removed.size === 0) return removed
  const uses = collectUses(program)
  const bindings = new Set(program.body.flatMap(bindingsOf))
  const isRemoved = (place: ESTree.Node) => [...removed].some(node => isWithin(place, node))
  for (let found = true; found; ) {
    found = false
    for (const binding of bindings) {
      const { node, names } = binding
      const others = names.flatMap(name => uses.get(name) ?? []).filter(use => !isWithin(use, node))
      if (others.length === 0 || !others.every(isRemoved)) continue
      removed.add(node)
      bindings.delete(binding)
      found = true
    }
  }
  return removed
}

function isWithin(inner: ESTree.Node, outer: ESTree.Node): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** The exports of a statement that browsers do not get, and the declarations behind `export { config }`. */
function serverPartsOf(statement: ESTree.Statement | ESTree.Directive): ESTree.Node[] {
  if (statement.type === 'ExpressionStatement') {
    return isServerAssignment(statement.expression) ? [statement] : []
  }
  if (statement.type !== 'ExportNamedDeclaration') return []
  const { declaration, specifiers } = statement
  if (declaration?.type === 'FunctionDeclaration') {
    return declaration.id && SERVER_EXPORTS.has(declaration.id.name) ? [statement] : []
  }
  if (declaration?.type !== 'VariableDeclaration') {
    return specifiers.filter(({ exported }) => SERVER_EXPORTS.has(exportName(exported)))
  }
  return declaration.declarations.flatMap((declarator): ESTree.Node[] => {
    const { id } = declarator
    if (id.type === 'Identifier') return SERVER_EXPORTS.has(id.name) ? [declarator] : []
    if (id.type !== 'ObjectPattern') return []
    return id.properties.filter(property =>
      [...declaredBy(property.type === 'Property' ? property.value : property.argument)].every(
        ({ name }) => SERVER_EXPORTS.has(name),
      ),
    )
  })
}

/** `exports.config = ...` */
function isServerAssignment(expression: ESTree.Expression): boolean {
  if (expression.type !== 'AssignmentExpression') return false
  const { left } = expression
  if (left.type !== 'MemberExpression' || left.object.type !== 'Identifier') return false
  const { object, property } = left
  return (
    object.name === 'exports' && property.type === 'Identifier' && SERVER_EXPORTS.has(property.name)
  )
}

function bindingsOf(statement: ESTree.Statement | ESTree.Directive): Binding[] {
  switch (statement.type) {
    case 'ImportDeclaration':
      return statement.specifiers.map(node => ({ node, names: [node.local.name] }))
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return statement.id ? [{ node: statement, names: [statement.id.name] }] : []
    case 'VariableDeclaration':
      return statement.declarations.map(node => ({
        node,
        names: [...declaredBy(node.id)].map(({ name }) => name),
      }))
    default:
      return []
  }
}

/** Every place where a name stands, but for names of properties. */
function collectUses(program: Program): ReadonlyMap<string, readonly ESTree.Node[]> {
  const uses = new Map<string, ESTree.Node[]>()
  walk(program, (node, ancestors) => {
    if (node.type !== 'Identifier' && node.type !== 'JSXIdentifier') return
    if (isPropertyName(node, ancestors.at(-1))) return
    const places = uses.get(node.name)
    if (places) places.push(node)
    else uses.set(node.name, [node])
  })
  return uses
}
