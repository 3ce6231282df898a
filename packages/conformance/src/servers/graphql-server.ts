import { buildSchema, graphql } from 'graphql'
import { startHttpServer, type TestServer } from './http-server.ts'

const schema = buildSchema(`
  type Query { films(first: Int = 10): [Film!]! film(id: ID!): Film search(text: String!): [Result!]! }
  interface Named { name: String! }
  type Film implements Named { id: ID! name: String! year: Int cast: [Person!]! genre: Genre }
  type Person implements Named { name: String! born: Int }
  union Result = Film | Person
  enum Genre { DRAMA COMEDY }
`)

const people = [
  { __typename: 'Person', name: 'Ada', born: 1815 },
  { __typename: 'Person', name: 'Grace', born: null },
]
const films = [
  { __typename: 'Film', id: '1', name: 'Engine', year: 1843, cast: people, genre: 'DRAMA' },
  { __typename: 'Film', id: '2', name: 'Moth', year: 1947, cast: [people[1]], genre: null },
]

const root = {
  films: ({ first }: { first: number }) => films.slice(0, first),
  film: ({ id }: { id: string }) => films.find(film => film.id === id) ?? null,
  search: ({ text }: { text: string }) =>
    [...films, ...people].filter(item => item.name.toLowerCase().includes(text.toLowerCase())),
}

/** Starts a small GraphQL API of films and people. */
export function startGraphqlServer(): Promise<TestServer> {
  return startHttpServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    const answer = await graphql({
      schema,
      source: query,
      variableValues: variables,
      rootValue: root,
    })
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer))
  })
}
