import { ObjectTypeComposer } from 'graphql-compose'
import { ProblemError } from '#diagnostics'
import type { Composer, ObjectComposer, ReportProblem } from '../build/composer.ts'
import { nodeTypeWithoutNode } from '../errors.ts'
import { implementNode } from '../types/node-interface.ts'
import { addInferredFields } from './add-inferred-fields.ts'
import { createConflicts } from './conflicts.ts'
import type { TypeSource } from './type-source.ts'

export interface InferredTypesInput {
  readonly composer: Composer
  readonly source: TypeSource
  readonly mapping: Readonly<Record<string, string>>
  /** Types whose nodes are not looked at; see `typesWithoutInference`. */
  readonly skipped: ReadonlySet<string>
  readonly report: ReportProblem
}

/**
 * Makes a type of each node type that has none, and gives all node types the fields that their nodes have, as
 * far as `@dontInfer` allows. The order of types is Gatsby's: it decides the order of root fields.
 *
 * @throws ProblemError for types that have nodes and do not implement `Node`
 */
export function addInferredTypes({
  composer,
  source,
  mapping,
  skipped,
  report,
}: InferredTypesInput): void {
  const names = fileFirst(
    source
      .names()
      .toReversed()
      .filter(name => !skipped.has(name)),
  )
  const types = names.flatMap(name => typeToInfer(composer, name) ?? [])
  assertNodeTypes(types)
  const conflicts = createConflicts()
  for (const type of types) {
    const name = type.getTypeName()
    if (type.getExtension('createdFrom') === 'inference') {
      type.setExtension('plugin', source.ownerOf(name))
    }
    const fields = source.fieldsOf(name, conflicts.add)
    addInferredFields({ composer, mapping, report, type, fields })
  }
  const problem = conflicts.problem()
  if (problem) report(problem)
}

/** `undefined` for a type that is defined and wants no inference. */
function typeToInfer(composer: Composer, name: string): ObjectComposer | undefined {
  if (composer.has(name)) {
    const type = composer.getOTC(name)
    return type.getExtension('infer') === false ? undefined : type
  }
  const type: ObjectComposer = ObjectTypeComposer.create(name, composer)
  implementNode(composer, type)
  return type.setExtension('createdFrom', 'inference')
}

function assertNodeTypes(types: readonly ObjectComposer[]): void {
  const problems = types
    .filter(type => !type.hasInterface('Node'))
    .map(type => nodeTypeWithoutNode(type.getTypeName()))
  if (problems.length > 0) throw new ProblemError(problems)
}

/** Other types link to files, so the fields of `File` come first. */
function fileFirst(names: readonly string[]): string[] {
  return names.includes('File') ? ['File', ...names.filter(name => name !== 'File')] : [...names]
}
