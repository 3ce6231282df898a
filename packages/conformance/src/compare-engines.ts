import { buildSchema } from 'graphql'
import { compareAnswers } from './compare-answers.ts'
import type { Difference } from './compare-json.ts'
import { compareNodes } from './compare-nodes.ts'
import { copyPublication, copySite, listSites, readQueries, servedSites } from './copy-site.ts'
import { isComparedField, isNodeException } from './exceptions.ts'
import { openWithGreenlight } from './greenlight-engine.ts'
import { createQueryMaker } from './random-query.ts'
import type { Answer, PlainNode } from './site-engine.ts'
import { openWithStock } from './stock-engine.ts'

export { copyPublication, copySite, listSites, servedSites }

/** All that differs between stock Gatsby and Greenlight on one site. */
export interface SiteComparison {
  readonly nodes: readonly Difference[]
  /** Lines of the printed schema that only one engine has. */
  readonly schema: readonly Difference[]
  readonly answers: readonly {
    readonly query: string
    readonly differences: readonly Difference[]
  }[]
  /** How many queries were asked. */
  readonly asked: number
}

interface Question {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
}

interface Observation {
  readonly nodes: readonly PlainNode[]
  readonly schema: string
  readonly answers: readonly Answer[]
}

async function makeQuestions(
  site: string,
  options: { nodes: readonly PlainNode[]; schema: string; random: number; seed: number },
): Promise<Question[]> {
  const written = (await readQueries(site)).map(({ query }) => ({ text: query, variables: {} }))
  const makeQuery = createQueryMaker({
    schema: buildSchema(options.schema, { assumeValidSDL: true }),
    nodes: options.nodes,
    seed: options.seed,
    allows: isComparedField,
  })
  return [...written, ...Array.from({ length: options.random }, makeQuery)]
}

/**
 * Opens a site with stock Gatsby, asks its own queries and `random` generated ones, does the same with Greenlight
 * in the same folder (ids of nodes hold absolute paths) and lists every difference.
 */
export async function compareEngines(
  site: string,
  options: { readonly random: number; readonly seed: number },
): Promise<SiteComparison> {
  const stock = await openWithStock(site)
  const [stockNodes, stockSchema] = [await stock.nodes(), await stock.schema()]
  const questions = await makeQuestions(site, {
    nodes: stockNodes,
    schema: stockSchema,
    ...options,
  })
  const observe = async (
    engine: typeof stock,
    nodes: readonly PlainNode[],
    schema: string,
  ): Promise<Observation> => {
    const answers: Answer[] = []
    for (const { text, variables } of questions) answers.push(await engine.query(text, variables))
    await engine.close()
    return { nodes, schema, answers }
  }
  const expected = await observe(stock, stockNodes, stockSchema)
  const greenlight = await openWithGreenlight(site)
  const actual = await observe(greenlight, await greenlight.nodes(), await greenlight.schema())
  return {
    nodes: compareNodes(expected.nodes, actual.nodes, isNodeException),
    schema: compareLines(expected.schema, actual.schema),
    answers: questions.flatMap(({ text, variables }, index) => {
      const differences = compareAnswers(expected.answers[index] ?? {}, actual.answers[index] ?? {})
      const query =
        Object.keys(variables).length > 0 ? `${text}\n${JSON.stringify(variables)}` : text
      return differences.length > 0 ? [{ query, differences }] : []
    }),
    asked: questions.length,
  }
}

/** Compares two SDL texts line by line, each line under the name of its type, so that one missing field is one difference. */
function compareLines(left: string, right: string): Difference[] {
  const [leftLines, rightLines] = [namedLines(left), namedLines(right)]
  const onlyIn = (lines: string[], others: string[]) => {
    const known = new Set(others)
    return lines.filter(line => !known.has(line))
  }
  const missing = onlyIn(leftLines, rightLines).map(line => ({
    path: line,
    left: 'there',
    right: undefined,
  }))
  const added = onlyIn(rightLines, leftLines).map(line => ({
    path: line,
    left: undefined,
    right: 'there',
  }))
  if (missing.length + added.length > 0) return [...missing, ...added]
  const first = leftLines.findIndex((line, index) => line !== rightLines[index])
  return first < 0
    ? []
    : [{ path: 'order of lines', left: leftLines[first], right: rightLines[first] }]
}

function namedLines(sdl: string): string[] {
  let type = ''
  return sdl.split('\n').map(line => {
    if (/^\w/.test(line)) type = line.replace(/ \{$/, '')
    return `${type} ${line.trim()}`
  })
}
