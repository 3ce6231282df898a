import { type ESTree, Visitor } from 'rolldown/utils'
import type { Program } from './parse-module.ts'
import type { QueryKind } from './query.ts'

/** A `graphql` tag and where it stands. */
export interface FoundTag {
  readonly kind: QueryKind | 'none'
  readonly template: ESTree.TaggedTemplateExpression
  /** Name it is exported or declared under. */
  readonly name: string | undefined
  /** The exported declaration of a page query, which is dropped from bundles. */
  readonly declaration: ESTree.VariableDeclarator | undefined
}

/** What a module has of interest to queries. */
export interface ModuleQueries {
  readonly tags: readonly FoundTag[]
  /** Declarations that import `graphql`, with the specifier in them. */
  readonly imports: readonly {
    readonly declaration: ESTree.ImportDeclaration
    readonly specifier: ESTree.ImportDeclarationSpecifier
  }[]
  /** Names the module exports. */
  readonly exports: ReadonlySet<string>
}

/** Finds the tags of a module that are Gatsby's: `graphql` imported from `gatsby`, under any name. */
export function findTags(program: Program): ModuleQueries {
  const imports = importsOf(program)
  const direct = new Set<string>()
  const namespaces = new Set<string>()
  for (const { specifier } of imports) {
    if (specifier.type === 'ImportSpecifier') direct.add(specifier.local.name)
    else namespaces.add(specifier.local.name)
  }
  const exports = exportsOf(program)
  const isTag = (tag: ESTree.Expression): boolean => {
    if (tag.type === 'Identifier') return direct.has(tag.name)
    if (tag.type !== 'MemberExpression' || tag.object.type !== 'Identifier') return false
    const { property } = tag
    return (
      namespaces.has(tag.object.name) &&
      property.type === 'Identifier' &&
      property.name === 'graphql'
    )
  }

  const templates: ESTree.TaggedTemplateExpression[] = []
  const declarators = new Map<ESTree.Node, ESTree.VariableDeclarator>()
  const staticUses = new Set<ESTree.Node>()
  const staticNames = new Set<string>()
  new Visitor({
    TaggedTemplateExpression(node) {
      if (isTag(node.tag)) templates.push(node)
    },
    VariableDeclarator(node) {
      if (node.init) declarators.set(node.init, node)
    },
    CallExpression({ callee, arguments: [query] }) {
      if (calledName(callee) !== 'useStaticQuery' || !query) return
      if (query.type === 'Identifier') staticNames.add(query.name)
      else staticUses.add(query)
    },
    JSXOpeningElement({ name, attributes }) {
      if (name.type !== 'JSXIdentifier' || name.name !== 'StaticQuery') return
      for (const attribute of attributes) {
        if (attribute.type !== 'JSXAttribute' || attribute.name.name !== 'query') continue
        const { value } = attribute
        if (value?.type !== 'JSXExpressionContainer') continue
        const { expression } = value
        if (expression.type === 'Identifier') staticNames.add(expression.name)
        else staticUses.add(expression)
      }
    },
  }).visit(program)

  const tags = templates.map((template): FoundTag => {
    const declaration = declarators.get(template)
    const name = declaration?.id.type === 'Identifier' ? declaration.id.name : undefined
    const isStatic = staticUses.has(template) || (name !== undefined && staticNames.has(name))
    if (isStatic) return { kind: 'static', template, name, declaration }
    const isExported = name !== undefined && exports.locals.has(name)
    return { kind: isExported ? 'page' : 'none', template, name, declaration }
  })
  return { tags, imports, exports: exports.names }
}

function importsOf(program: Program): ModuleQueries['imports'] {
  return program.body.flatMap(declaration => {
    if (declaration.type !== 'ImportDeclaration' || declaration.source.value !== 'gatsby') return []
    return declaration.specifiers.flatMap(specifier => {
      const isGraphql =
        specifier.type !== 'ImportSpecifier' || nameOf(specifier.imported) === 'graphql'
      return isGraphql ? [{ declaration, specifier }] : []
    })
  })
}

/** Names that a module exports, and the local ones they stand for. */
function exportsOf(program: Program): {
  readonly names: ReadonlySet<string>
  readonly locals: ReadonlySet<string>
} {
  const names = new Set<string>()
  const locals = new Set<string>()
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') names.add('default')
    if (statement.type !== 'ExportNamedDeclaration') continue
    const { declaration } = statement
    if (declaration?.type === 'VariableDeclaration') {
      for (const { id } of declaration.declarations) {
        if (id.type !== 'Identifier') continue
        names.add(id.name)
        locals.add(id.name)
      }
    } else if (declaration && 'id' in declaration && declaration.id && 'name' in declaration.id) {
      names.add(String(declaration.id.name))
    }
    for (const { local, exported } of statement.specifiers) {
      names.add(nameOf(exported))
      if (!statement.source) locals.add(nameOf(local))
    }
  }
  return { names, locals }
}

function nameOf(name: ESTree.ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name
}

function calledName(callee: ESTree.Expression | ESTree.Super): string | undefined {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return undefined
  return callee.property.name
}
