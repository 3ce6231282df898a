import {
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  Kind,
  type ObjectValueNode,
  type ValueNode,
  visit,
} from 'graphql'

/**
 * Rewrites the syntax that Gatsby had before version 5:
 * `sort: { fields: [a___b, c], order: [DESC] }` to `sort: [{ a: { b: DESC } }, { c: ASC }]`, and
 * `field: a___b` (of group, distinct, min, max, sum) to `field: { a: { b: SELECT } }`.
 * New nodes keep the place of the old ones, so that errors point into the text as it was written.
 *
 * @returns the same document when there is nothing to rewrite.
 */
export function rewriteLegacySyntax(document: DocumentNode): DocumentNode {
  return visit(document, { Argument: rewriteArgument })
}

function rewriteArgument(argument: ArgumentNode): ArgumentNode | undefined {
  const { value } = argument
  if (argument.name.value === 'field' && value.kind === Kind.ENUM) {
    return { ...argument, value: nest(value.value, 'SELECT', value) }
  }
  if (argument.name.value !== 'sort' || value.kind !== Kind.OBJECT) return undefined
  const sorts = rewriteSort(value)
  const [only] = sorts
  if (!only) return undefined
  const rewritten: ValueNode =
    sorts.length === 1 ? only : { kind: Kind.LIST, values: sorts, ...placeOf(value) }
  return { ...argument, value: rewritten }
}

function rewriteSort(sort: ObjectValueNode): ObjectValueNode[] {
  const entries = new Map(sort.fields.map(({ name, value }) => [name.value, value]))
  const isLegacy = [...entries.keys()].every(name => name === 'fields' || name === 'order')
  const fields = entries.get('fields')
  if (!isLegacy || !fields) return []
  const order = entries.get('order')
  const directions = order ? enumValues(order) : []
  return enumValues(fields).map((field, position) =>
    nest(field, directions[position] ?? 'ASC', sort),
  )
}

function enumValues(value: ValueNode): string[] {
  if (value.kind === Kind.ENUM) return [value.value]
  return value.kind === Kind.LIST ? value.values.flatMap(enumValues) : []
}

function nest(path: string, leaf: string, written: ASTNode): ObjectValueNode {
  const place = placeOf(written)
  const [last = '', ...outer] = path.split('___').reverse()
  const around = (field: string, value: ValueNode): ObjectValueNode => ({
    kind: Kind.OBJECT,
    fields: [
      {
        kind: Kind.OBJECT_FIELD,
        name: { kind: Kind.NAME, value: field, ...place },
        value,
        ...place,
      },
    ],
    ...place,
  })
  const inner = around(last, { kind: Kind.ENUM, value: leaf, ...place })
  return outer.reduce((value, field) => around(field, value), inner)
}

function placeOf({ loc }: ASTNode): Pick<ASTNode, 'loc'> {
  return loc ? { loc } : {}
}
