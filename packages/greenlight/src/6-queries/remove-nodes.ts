import type MagicString from 'magic-string'
import type { ESTree } from 'rolldown/utils'
import type { Program } from './parse-module.ts'

/**
 * Removes nodes from a module's text: statements, and parts of imports, exports, declarations and patterns. A list
 * of which nothing is left goes with its statement.
 */
export function removeNodes(
  program: Program,
  text: MagicString,
  removed: ReadonlySet<ESTree.Node>,
): void {
  for (const statement of program.body) {
    if (removed.has(statement)) text.remove(statement.start, statement.end)
    else if (statement.type === 'ImportDeclaration') removeSpecifiers(statement, text, removed)
    else if (statement.type === 'ExportNamedDeclaration') {
      const { declaration } = statement
      if (!declaration) removeSpecifiers(statement, text, removed)
      else if (removed.has(declaration)) text.remove(statement.start, statement.end)
      else removeDeclarators({ declaration, statement }, text, removed)
    } else removeDeclarators({ declaration: statement, statement }, text, removed)
  }
}

/** Writes an import or export anew without the removed names. */
function removeSpecifiers(
  statement: ESTree.ImportDeclaration | ESTree.ExportNamedDeclaration,
  text: MagicString,
  removed: ReadonlySet<ESTree.Node>,
): void {
  const specifiers: readonly ESTree.Node[] = statement.specifiers
  const kept = specifiers.filter(specifier => !removed.has(specifier))
  if (kept.length === specifiers.length) return
  const { start, end, source } = statement
  if (kept.length === 0) {
    text.remove(start, end)
    return
  }
  const textOf = (node: ESTree.Node) => text.original.slice(node.start, node.end)
  const isNamed = ({ type }: ESTree.Node) =>
    type === 'ImportSpecifier' || type === 'ExportSpecifier'
  const named = kept.filter(isNamed).map(textOf)
  const parts = [
    ...kept.filter(node => !isNamed(node)).map(textOf),
    ...(named.length > 0 ? [`{ ${named.join(', ')} }`] : []),
  ]
  const isImport = statement.type === 'ImportDeclaration'
  const kind = isImport ? statement.importKind : statement.exportKind
  const keyword = `${isImport ? 'import' : 'export'}${kind === 'type' ? ' type' : ''}`
  const from = source ? ` from ${text.original.slice(source.start, end)}` : ''
  text.overwrite(start, end, `${keyword} ${parts.join(', ')}${from}`)
}

function removeDeclarators(
  {
    declaration,
    statement,
  }: { readonly declaration: ESTree.Node; readonly statement: ESTree.Node },
  text: MagicString,
  removed: ReadonlySet<ESTree.Node>,
): void {
  if (declaration.type !== 'VariableDeclaration') return
  const gone = new Set<ESTree.Node>()
  for (const declarator of declaration.declarations) {
    const { id } = declarator
    const parts: readonly ESTree.Node[] = id.type === 'ObjectPattern' ? id.properties : []
    if (removed.has(declarator)) gone.add(declarator)
    else if (parts.length > 0 && parts.every(part => removed.has(part))) gone.add(declarator)
    else removeParts(parts, text, removed)
  }
  if (gone.size < declaration.declarations.length) removeParts(declaration.declarations, text, gone)
  else text.remove(statement.start, statement.end)
}

/** Removes parts of a list that keeps others, each with a comma beside it. */
function removeParts(
  parts: readonly ESTree.Node[],
  text: MagicString,
  removed: ReadonlySet<ESTree.Node>,
): void {
  const lastKept = parts.findLastIndex(part => !removed.has(part))
  parts.forEach((part, index) => {
    if (!removed.has(part)) return
    const [previous, next] = [parts[index - 1], parts[index + 1]]
    if (index < lastKept && next) text.remove(part.start, next.start)
    else text.remove(previous?.end ?? part.start, part.end)
  })
}
