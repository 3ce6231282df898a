/** How a type came into the schema. */
export type CreatedFrom = 'sdl' | 'typeBuilder' | 'graphql-js' | 'inference' | 'thirdPartySchema'

/** Where a type or a part of it comes from. `plugin` is absent for the built-in types. */
export interface TypeOrigin {
  readonly plugin: string | undefined
  readonly createdFrom: CreatedFrom
}
