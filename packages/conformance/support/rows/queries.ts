import { full, partial, type SupportSection } from '../support-row.ts'
import { formatDate, observed, queryEngine, randomQueries, site } from '../test-files.ts'

/** Filters, sorting, pages and aggregates. */
export const queryRows: SupportSection = {
  title: 'Queries',
  about: 'Every operator is also held by random queries against stock Gatsby.',
  rows: [
    full(
      'eq',
      queryEngine('{ title: { eq: "one" } } finds p1'),
      queryEngine('{ title: { eq: null } } finds p3 p4'),
      randomQueries,
    ),
    full('ne', queryEngine('{ title: { ne: "one" } } finds p2 p3 p4'), randomQueries),
    full('in', queryEngine('{ title: { in: ["two", null] } } finds p2 p3 p4'), randomQueries),
    full('nin', queryEngine('{ title: { nin: ["one", null] } } finds p2'), randomQueries),
    full(
      'regex',
      queryEngine('{ title: { regex: "/^(ONE|null)$/i" } } finds p1 p3'),
      queryEngine('tell what is wrong with a pattern where the query stands'),
      randomQueries,
    ),
    full('glob', queryEngine('{ title: { glob: "t*" } } finds p2'), randomQueries),
    full(
      'gt, gte, lt, lte',
      queryEngine('{ rank: { gt: 1 } } finds p1 p3'),
      queryEngine('{ rank: { gte: 1, lt: 3 } } finds p2 p3'),
      site('dates'),
      randomQueries,
    ),
    full(
      'elemMatch',
      queryEngine('{ list: { elemMatch: { word: { eq: "y" } } } } finds p2 p4'),
      randomQueries,
    ),
    full(
      'filters over lists',
      queryEngine('{ tags: { eq: "b" } } finds p1 p2'),
      queryEngine('{ tags: { ne: "a" } } finds p2 p4'),
    ),
    full(
      'filters over fields with resolvers',
      queryEngine('{ author: { name: { eq: "Ann" } } } finds p1 p4'),
      site('links'),
    ),
    full(
      'several conditions',
      queryEngine('{ author: { name: { eq: "Ann" } }, tags: { regex: "/^.$/" } } finds p1'),
    ),
    full(
      'sort',
      queryEngine(
        'put missing values last going up and first going down, equals in the order of creation',
      ),
      randomQueries,
    ),
    full(
      'limit, skip, pageInfo, edges.next',
      queryEngine('cut pages and count them'),
      randomQueries,
    ),
    partial(
      'group, distinct, min, max, sum',
      'Aggregates over fields with resolvers in nested groups are answered the same each time; stock Gatsby’s answer depends on earlier queries.',
      queryEngine('group, count and add up'),
      randomQueries,
    ),
    full(
      'syntax of Gatsby 4',
      queryEngine('understands the syntax of Gatsby 4'),
      site('old-syntax'),
    ),
    full(
      'formatString, fromNow, difference, locale',
      formatDate('formats like moment, whatever the date, the format and the locale'),
      formatDate('prefers formatString to fromNow to difference'),
      site('dates'),
    ),
    full(
      'directives, fragments, variables',
      queryEngine('gives the same with directives, fragments, variables and promises'),
    ),
    full(
      'errors of queries',
      queryEngine('names every error with line, column and a guess'),
      observed('graphql with a mistake'),
    ),
    full(
      'errors of resolvers',
      queryEngine('tells errors of resolvers with path and place, keeping what else was found'),
    ),
    full(
      'what a query reads',
      queryEngine('name nodes, listed types and searches'),
      queryEngine('tell which changes matter'),
    ),
  ],
}
