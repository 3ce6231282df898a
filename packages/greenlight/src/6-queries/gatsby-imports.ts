import type { ESTree } from 'rolldown/utils'
import type { Program } from './parse-module.ts'
import { isShadowed } from './scopes.ts'

/** A local name that stands for an export of `gatsby`, or for all of it. */
export interface GatsbyImport {
  readonly local: string
  /** Name of the export; `*` for the module as a whole. */
  readonly imported: string
  /** The specifier or pattern property that brings the name in; none where the whole module is meant. */
  readonly specifier: ESTree.Node | undefined
  /** The whole statement, and how many names it brings in. */
  readonly statement: ESTree.Node
  readonly siblings: number
}

/** The names of a module that come from `gatsby`: `import`s, and `require`s at the top of the module. */
export function listGatsbyImports(program: Program): readonly GatsbyImport[] {
  return program.body.flatMap(statement => {
    if (statement.type === 'ImportDeclaration') return fromImport(statement)
    return statement.type === 'VariableDeclaration' ? fromRequire(statement) : []
  })
}

/** Tells which export of `gatsby` an expression means: `graphql`, an alias of it, `Gatsby.graphql`. */
export type NameInGatsby = (
  expression: ESTree.Node,
  ancestors: readonly ESTree.Node[],
) => string | undefined

/** Makes the function that tells which expressions of a module mean what of `gatsby`. */
export function namesInGatsby(imports: readonly GatsbyImport[]): NameInGatsby {
  const byLocal = new Map(imports.map(({ local, imported }) => [local, imported]))
  const lookUp = (name: string, ancestors: readonly ESTree.Node[]) => {
    const imported = byLocal.get(name)
    return imported !== undefined && !isShadowed(name, ancestors) ? imported : undefined
  }
  return (expression, ancestors) => {
    const { type } = expression
    if (type === 'Identifier' || type === 'JSXIdentifier') {
      const imported = lookUp(expression.name, ancestors)
      return imported === '*' ? undefined : imported
    }
    if (type !== 'MemberExpression' && type !== 'JSXMemberExpression') return undefined
    const { object, property } = expression
    if (object.type !== 'Identifier' && object.type !== 'JSXIdentifier') return undefined
    const isPlain = property.type === 'JSXIdentifier' || property.type === 'Identifier'
    if (!isPlain || ('computed' in expression && expression.computed)) return undefined
    return lookUp(object.name, ancestors) === '*' ? property.name : undefined
  }
}

function fromImport(statement: ESTree.ImportDeclaration): GatsbyImport[] {
  if (statement.source.value !== 'gatsby') return []
  return statement.specifiers.map(specifier => ({
    local: specifier.local.name,
    imported: specifier.type === 'ImportSpecifier' ? exportName(specifier.imported) : '*',
    specifier: specifier.type === 'ImportSpecifier' ? specifier : undefined,
    statement,
    siblings: statement.specifiers.length,
  }))
}

function fromRequire(statement: ESTree.VariableDeclaration): GatsbyImport[] {
  const [declarator, ...others] = statement.declarations
  if (!declarator || others.length > 0 || !isRequireOfGatsby(declarator.init)) return []
  const { id } = declarator
  if (id.type === 'Identifier') {
    return [{ local: id.name, imported: '*', specifier: undefined, statement, siblings: 1 }]
  }
  if (id.type !== 'ObjectPattern') return []
  return id.properties.flatMap(property => {
    if (property.type !== 'Property' || property.computed) return []
    const { key, value } = property
    if (key.type !== 'Identifier' || value.type !== 'Identifier') return []
    return [
      {
        ...{ local: value.name, imported: key.name, specifier: property, statement },
        siblings: id.properties.length,
      },
    ]
  })
}

function isRequireOfGatsby(init: ESTree.Expression | null): boolean {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier') return false
  const [source] = init.arguments
  return init.callee.name === 'require' && source?.type === 'Literal' && source.value === 'gatsby'
}

/** Text of a name in an import or export. */
export function exportName(name: ESTree.ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name
}
