import { GraphQLScalarType, Kind } from 'graphql'

/** `Date`: a string, kept as the node holds it. */
export const DateScalar = new GraphQLScalarType({
  name: 'Date',
  description:
    'A date string, such as 2007-12-03, compliant with the ISO 8601 standard for representation of dates and times using the Gregorian calendar.',
  serialize: String,
  parseValue: String,
  parseLiteral: literal => (literal.kind === Kind.STRING ? literal.value : undefined),
})

/** What the `<GatsbyImage>` component takes. */
export const GatsbyImageDataScalar = new GraphQLScalarType({ name: 'GatsbyImageData' })
