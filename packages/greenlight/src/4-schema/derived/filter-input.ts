import {
  type GraphQLEnumType,
  type GraphQLScalarType,
  isEnumType,
  isSpecifiedScalarType,
} from 'graphql'
import { GraphQLJSON, type InputTypeComposer } from 'graphql-compose'
import type { Composer, FieldsComposer } from '../build/composer.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
import { DateScalar } from '../types/scalars.ts'
import { nestedInput } from './nested-input.ts'

type Input = InputTypeComposer<ResolverContext>

const EQUALITY = ['eq', 'ne', 'in', 'nin']
const COMPARISON = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'nin']
const MATCHING = [...EQUALITY, 'regex', 'glob']

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  Date: COMPARISON,
  Float: COMPARISON,
  Int: COMPARISON,
  JSON: MATCHING,
  String: MATCHING,
}

/** `PostFilterInput`: for each field the operators of its type. */
export function filterInput(composer: Composer, type: FieldsComposer): Input {
  return nestedInput(type, {
    composer,
    suffix: 'FilterInput',
    leaf: leaf => operatorInput(composer, leaf),
    list: item => {
      const name = item.getTypeName().replace(/Input/, 'ListInput')
      return composer.getOrCreateITC(name, list => list.addFields({ elemMatch: item }))
    },
  })
}

/** `StringQueryOperatorInput` and its like; enums and scalars of plugins can be compared for equality only. */
function operatorInput(composer: Composer, type: GraphQLScalarType | GraphQLEnumType): Input {
  const isBuiltIn =
    !isEnumType(type) &&
    (isSpecifiedScalarType(type) || type === DateScalar || type === GraphQLJSON)
  const operators = (isBuiltIn ? OPERATORS[type.name] : undefined) ?? EQUALITY
  return composer.getOrCreateITC(`${type.name}QueryOperatorInput`, input => {
    for (const operator of operators) {
      const isList = operator === 'in' || operator === 'nin'
      input.addFields({ [operator]: isList ? [type] : type })
    }
  })
}
