import {
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql'

const AGGREGATES: ReadonlySet<string> = new Set(['group', 'distinct', 'max', 'min', 'sum'])

/**
 * Dotted paths of the `field` arguments of group, distinct, max, min and sum directly below a field, as far as
 * they are written out in the query.
 *
 * @throws Error when an argument names several fields.
 */
export function selectedFieldPaths(
  field: FieldNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): readonly string[] {
  const seen = new Set<string>()

  function pathsIn(selectionSet: SelectionSetNode | undefined): string[] {
    return (selectionSet?.selections ?? []).flatMap(selection => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return pathsIn(selection.selectionSet)
      if (selection.kind === Kind.FIELD) {
        if (!AGGREGATES.has(selection.name.value)) return []
        return selection.arguments?.flatMap(argumentPath) ?? []
      }
      const fragment = fragments[selection.name.value]
      if (!fragment || seen.has(fragment.name.value)) return []
      seen.add(fragment.name.value)
      return pathsIn(fragment.selectionSet)
    })
  }

  return [...new Set(pathsIn(field.selectionSet))]
}

function argumentPath({ name, value }: ArgumentNode): string[] {
  if (name.value !== 'field') return []
  const path: string[] = []
  let current = value
  while (current.kind === Kind.OBJECT) {
    const [entry, ...others] = current.fields
    if (!entry || others.length > 0) throw new Error('Invalid field arg')
    path.push(entry.name.value)
    current = entry.value
  }
  return path.length > 0 ? [path.join('.')] : []
}
