import type { ESTree } from 'rolldown/utils'
import {
  exportName,
  type GatsbyImport,
  listGatsbyImports,
  type NameInGatsby,
  namesInGatsby,
} from './gatsby-imports.ts'
import type { Program } from './parse-module.ts'
import type { QueryKind } from './query.ts'
import { declaredBy, isShadowed } from './scopes.ts'
import { walk } from './walk.ts'

/** A `graphql` tag and where it stands. */
export interface FoundTag {
  /** `none` where nothing asks for the query's answer. */
  readonly kind: QueryKind | 'none'
  readonly template: ESTree.TaggedTemplateExpression
  /** Whether `graphql` is imported from nowhere. */
  readonly isGlobal: boolean
  /** The nodes around it, outermost first. */
  readonly ancestors: readonly ESTree.Node[]
}

/** What a module has of interest to queries. */
export interface ModuleQueries {
  /** In the order of the source. */
  readonly tags: readonly FoundTag[]
  /** What the module imports from `gatsby`. */
  readonly imports: readonly GatsbyImport[]
  /** Names the module exports. */
  readonly exports: ReadonlySet<string>
  /** Start of a `config` export that has a query but is not an async function. */
  readonly configNotAsync: number | undefined
  /** Names given to `useStaticQuery` or `StaticQuery` that no query of the module goes by. */
  readonly unknownQueries: readonly { readonly name: string; readonly offset: number }[]
}

/** What asks for static queries: nodes they stand in, names they are declared under. */
interface StaticUses {
  readonly nodes: ReadonlySet<ESTree.Node>
  readonly names: ReadonlyMap<string, number>
}

/**
 * Finds the tags of a module that are Gatsby's (`graphql` imported or required from `gatsby`, under any name) and
 * what each is for: the argument of `useStaticQuery` and the `query` of `StaticQuery` are static queries; anything
 * else that is exported, directly or through variables, is a page's.
 */
export function findTags(program: Program): ModuleQueries {
  const imports = listGatsbyImports(program)
  const nameInGatsby = namesInGatsby(imports)
  const declarations = topDeclarations(program)
  const isGlobal = isGlobalName('graphql', declarations, imports)

  const templates: Omit<FoundTag, 'kind'>[] = []
  const declarators: ESTree.VariableDeclarator[] = []
  const staticNodes = new Set<ESTree.Node>()
  const staticNames = new Map<string, number>()
  const useStatic = (expression: ESTree.Node) => {
    if (expression.type === 'Identifier') staticNames.set(expression.name, expression.start)
    else staticNodes.add(expression)
  }
  walk(program, (node, ancestors) => {
    if (node.type === 'VariableDeclarator') declarators.push(node)
    else if (node.type === 'TaggedTemplateExpression') {
      const { tag } = node
      const isImported = nameInGatsby(tag, ancestors) === 'graphql'
      const isUnbound =
        isGlobal &&
        tag.type === 'Identifier' &&
        tag.name === 'graphql' &&
        !isShadowed('graphql', ancestors)
      if (isImported || isUnbound) {
        templates.push({ template: node, isGlobal: isUnbound, ancestors: [...ancestors] })
      }
    } else {
      const query = staticQueryOf(node, ancestors, nameInGatsby)
      if (query) useStatic(query)
    }
  })

  const aliases = new Map(
    declarators.flatMap(({ id, init }) =>
      id.type === 'Identifier' && init?.type === 'Identifier' ? [[id.name, init.name]] : [],
    ),
  )
  const follow = (name: string): string => {
    const seen = new Set<string>()
    let current = name
    for (let next = aliases.get(current); next !== undefined && !seen.has(next); ) {
      seen.add(current)
      current = next
      next = aliases.get(current)
    }
    return current
  }
  const uses = {
    nodes: staticNodes,
    names: new Map([...staticNames].map(([name, offset]) => [follow(name), offset])),
  }
  const { names, locals } = exportsOf(program)
  const exported = new Set(
    [...locals].flatMap(local => {
      const declaration = declarations.get(follow(local))
      return declaration ? [declaration] : []
    }),
  )
  const tags = templates.map(tag => ({ ...tag, kind: kindOf(tag, uses, exported) }))
  return {
    ...{ tags, imports, exports: names },
    configNotAsync: tags.some(({ kind }) => kind === 'config')
      ? startOfSyncConfig(declarations.get('config'))
      : undefined,
    unknownQueries: listUnknown(tags, uses),
  }
}

/** The expression that a node asks for as a static query. */
function staticQueryOf(
  node: ESTree.Node,
  ancestors: readonly ESTree.Node[],
  nameInGatsby: NameInGatsby,
): ESTree.Node | undefined {
  if (node.type === 'CallExpression') {
    const isHook = nameInGatsby(node.callee, ancestors) === 'useStaticQuery'
    return isHook ? node.arguments[0] : undefined
  }
  if (node.type !== 'JSXOpeningElement') return undefined
  // Gatsby goes by the element's name alone.
  const isNamed = node.name.type === 'JSXIdentifier' && node.name.name === 'StaticQuery'
  if (!isNamed && nameInGatsby(node.name, ancestors) !== 'StaticQuery') return undefined
  for (const attribute of node.attributes) {
    if (attribute.type !== 'JSXAttribute' || attribute.name.name !== 'query') continue
    if (attribute.value?.type === 'JSXExpressionContainer') return attribute.value.expression
  }
  return undefined
}

function kindOf(
  { ancestors, template }: Omit<FoundTag, 'kind'>,
  uses: StaticUses,
  exported: ReadonlySet<ESTree.Node>,
): FoundTag['kind'] {
  if (uses.nodes.has(template)) return 'static'
  for (const node of ancestors) {
    if (uses.nodes.has(node)) return 'static'
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier') continue
    if (uses.names.has(node.id.name) && isWithoutFunction(node, ancestors)) return 'static'
  }
  const declaration = ancestors[1]
  const isExported =
    (declaration?.type === 'ExportNamedDeclaration' && declaration.declaration !== null) ||
    ancestors.some(node => exported.has(node))
  if (!isExported) return 'none'
  return declaration?.type === 'ExportNamedDeclaration' && declares(declaration, 'config')
    ? 'config'
    : 'page'
}

/** Whether a tag is what its variable is, rather than something in a function that the variable is. */
function isWithoutFunction(declarator: ESTree.Node, ancestors: readonly ESTree.Node[]): boolean {
  return ancestors
    .slice(ancestors.indexOf(declarator) + 1)
    .every(({ type }) => !type.includes('Function') && !type.startsWith('Class'))
}

function declares({ declaration }: ESTree.ExportNamedDeclaration, name: string): boolean {
  if (declaration?.type === 'FunctionDeclaration') return declaration.id?.name === name
  if (declaration?.type !== 'VariableDeclaration') return false
  const id = declaration.declarations[0]?.id
  return id?.type === 'Identifier' && id.name === name
}

function startOfSyncConfig(declaration: ESTree.Node | undefined): number | undefined {
  const made = declaration?.type === 'VariableDeclarator' ? declaration.init : declaration
  if (!declaration || !made) return undefined
  return 'async' in made && made.async === true ? undefined : declaration.start
}

function listUnknown(tags: readonly FoundTag[], { names }: StaticUses) {
  const known = new Set(
    tags.flatMap(({ ancestors }) =>
      ancestors.flatMap(node =>
        node.type === 'VariableDeclarator' && node.id.type === 'Identifier' ? [node.id.name] : [],
      ),
    ),
  )
  return [...names].flatMap(([name, offset]) => (known.has(name) ? [] : [{ name, offset }]))
}

/** What declares each name at the top of a module. */
function topDeclarations(program: Program): ReadonlyMap<string, ESTree.Node> {
  const found = new Map<string, ESTree.Node>()
  for (const statement of program.body) {
    const isExport =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
    const declaration = isExport ? statement.declaration : statement
    if (declaration?.type === 'VariableDeclaration') {
      for (const declarator of declaration.declarations) {
        for (const { name } of declaredBy(declarator.id)) found.set(name, declarator)
      }
    } else if (
      (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration') &&
      declaration.id
    ) {
      found.set(declaration.id.name, declaration)
    } else if (declaration?.type === 'ImportDeclaration') {
      for (const specifier of declaration.specifiers) found.set(specifier.local.name, specifier)
    }
  }
  return found
}

function isGlobalName(
  name: string,
  declarations: ReadonlyMap<string, ESTree.Node>,
  imports: readonly GatsbyImport[],
): boolean {
  return !declarations.has(name) && !imports.some(({ local }) => local === name)
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
        for (const { name } of declaredBy(id)) names.add(name)
      }
    } else if (
      declaration?.type === 'FunctionDeclaration' ||
      declaration?.type === 'ClassDeclaration'
    ) {
      if (declaration.id) names.add(declaration.id.name)
    }
    for (const { local, exported } of statement.specifiers) {
      names.add(exportName(exported))
      if (!statement.source) locals.add(exportName(local))
    }
  }
  return { names, locals }
}
