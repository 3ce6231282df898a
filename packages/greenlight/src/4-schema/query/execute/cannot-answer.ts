/** Thrown by a compiled query that met an error; carries nothing, since graphql-js is going to tell the error. */
export class CannotAnswer extends Error {
  constructor() {
    super('The query meets an error')
    this.name = 'CannotAnswer'
  }
}
