import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { compareAnswers } from './compare-answers.ts'
import type { Difference } from './compare-json.ts'
import { compareNodes, compareOrder } from './compare-nodes.ts'
import { copyPublication, copySite, listSites, readQueries, servedSites } from './copy-site.ts'
import { createArgumentExceptions, isComparedField, isNodeException } from './exceptions.ts'
import { openWithGreenlight } from './greenlight-engine.ts'
import { createQueryMaker } from './random-query.ts'
import type { Answer, PlainNode, SiteEngine } from './site-engine.ts'
import { openWithStock } from './stock-engine.ts'

export { copyPublication, copySite, listSites, servedSites }

/** All that differs between stock Gatsby and Greenlight on one site. */
export interface SiteComparison {
  readonly nodes: readonly Difference[]
  /** Lines of the printed schema that only one engine has. */
  readonly schema: readonly Difference[]
  /** Types whose nodes come in another order when nothing sorts them, and fields that only one engine resolves. */
  readonly order: readonly Difference[]
  readonly resolvedFields: readonly Difference[]
  readonly answers: readonly {
    readonly query: string
    readonly differences: readonly Difference[]
  }[]
  /** All that was asked, the site's own queries first. */
  readonly questions: readonly Question[]
  /** SDL of Greenlight's schema. */
  readonly sdl: string
}

export interface Question {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** One in so many random queries is written as for Gatsby 4. */
const OLD_SYNTAX_EVERY = 6

/** What an engine makes of a site before anything is asked. */
interface View {
  readonly nodes: readonly PlainNode[]
  readonly schema: string
  readonly resolvedFields: readonly string[]
}

async function viewOf(engine: SiteEngine): Promise<View> {
  return {
    nodes: await engine.nodes(),
    schema: await engine.schema(),
    resolvedFields: await engine.resolvedFields(),
  }
}

async function makeQuestions(
  site: string,
  options: { readonly view: View; readonly random: number; readonly seed: number },
): Promise<Question[]> {
  const { nodes, schema, resolvedFields } = options.view
  const written = (await readQueries(site)).map(({ query }) => ({ text: query, variables: {} }))
  const resolved = new Set(resolvedFields)
  const maker = {
    schema: buildSchema(schema, { assumeValidSDL: true }),
    nodes,
    seed: options.seed,
    mostRoots: 1,
    allows: isComparedField,
    allowsArgument: createArgumentExceptions(nodes),
    isResolved: (type: string, field: string) => resolved.has(`${type}.${field}`),
  }
  const makeQuery = createQueryMaker(maker)
  const makeOldQuery = createQueryMaker({ ...maker, legacySyntax: true })
  const random = Array.from({ length: options.random }, (_, place) =>
    place % OLD_SYNTAX_EVERY === 0 ? makeOldQuery() : makeQuery(),
  )
  return [...written, ...random]
}

async function askAll(engine: SiteEngine, questions: readonly Question[]): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const { text, variables } of questions) answers.push(await engine.query(text, variables))
  return answers
}

async function lookAndClose<T extends SiteEngine, R>(
  engine: T,
  look: (engine: T) => Promise<R>,
): Promise<R> {
  try {
    return await look(engine)
  } finally {
    await engine.close()
  }
}

/**
 * Opens a site with Greenlight, asks its own queries and `random` generated ones, does the same with stock Gatsby
 * in the same folder (ids of nodes hold absolute paths) and lists every difference.
 *
 * In stock Gatsby the order of unsorted results is that of creation, and where files are read that is a race. So orders
 * are compared by themselves, and stock Gatsby is asked with its nodes in Greenlight's order: then all that
 * follows from an order, such as pages, neighbours and groups, must be the same to the last node. Values that are meant
 * to differ are replaced there, too.
 */
export async function compareEngines(
  site: string,
  options: { readonly random: number; readonly seed: number },
): Promise<SiteComparison> {
  const own = await lookAndClose(await openWithGreenlight(site), async engine => {
    const view = await viewOf(engine)
    const questions = await makeQuestions(site, { view, ...options })
    return { view, questions, answers: await askAll(engine, questions) }
  })
  const { view: actual, questions } = own
  for (const made of ['.cache', 'public']) {
    await rm(join(site, made), { recursive: true, force: true })
  }
  return lookAndClose(await openWithStock(site), async engine => {
    const expected = await viewOf(engine)
    const nodes = compareNodes(expected.nodes, actual.nodes, isNodeException)
    await engine.adopt({ order: actual.nodes.map(({ id }) => id), values: nodes.exempted })
    const answers = await askAll(engine, questions)
    return {
      nodes: nodes.differences,
      schema: compareLines(expected.schema, actual.schema),
      order: compareOrder(expected.nodes, actual.nodes),
      resolvedFields: compareLists(expected.resolvedFields, actual.resolvedFields),
      answers: questions.flatMap((question, index) => {
        const differences = compareAnswers(answers[index] ?? {}, own.answers[index] ?? {})
        return differences.length > 0 ? [{ query: textOf(question), differences }] : []
      }),
      questions,
      sdl: actual.schema,
    }
  })
}

function textOf({ text, variables }: Question): string {
  return Object.keys(variables).length > 0 ? `${text}\n${JSON.stringify(variables)}` : text
}

/** Compares two SDL texts line by line, each line under the name of its type, so that one missing field is one difference. */
function compareLines(left: string, right: string): Difference[] {
  const [leftLines, rightLines] = [namedLines(left), namedLines(right)]
  const onlyInOne = compareLists(leftLines, rightLines)
  if (onlyInOne.length > 0) return onlyInOne
  const first = leftLines.findIndex((line, index) => line !== rightLines[index])
  return first < 0
    ? []
    : [{ path: 'order of lines', left: leftLines[first], right: rightLines[first] }]
}

/** Lists the texts that stand in one list only. */
function compareLists(left: readonly string[], right: readonly string[]): Difference[] {
  const onlyIn = (texts: readonly string[], others: readonly string[]) => {
    const known = new Set(others)
    return texts.filter(text => !known.has(text))
  }
  return [
    ...onlyIn(left, right).map(path => ({ path, left: 'there', right: undefined })),
    ...onlyIn(right, left).map(path => ({ path, left: undefined, right: 'there' })),
  ]
}

function namedLines(sdl: string): string[] {
  let type = ''
  return sdl.split('\n').map(line => {
    if (/^\w/.test(line)) type = line.replace(/ \{$/, '')
    return `${type} ${line.trim()}`
  })
}
