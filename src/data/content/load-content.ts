import { existsSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { z } from 'zod'
import { type Checked, checkYaml } from '../front-matter/check-yaml'
import {
  authorSchema,
  pageSchema,
  seriesSchema,
  tagsSchema,
} from '../front-matter/people-and-subjects'
import { postSchema } from '../front-matter/post-schema'
import { type SplitDocument, splitDocument } from '../front-matter/split-document'
import type { ContentProblem } from '../problem'
import type { AuthorSource, Content, PageSource, PostSource, TextSource } from './content'
import { listFiles } from './list-files'
import { readReferences } from './read-references'
import { readTextFile } from './read-text-file'
import { slugOfFile } from './slug-of-post'

/** A file with the problems it has by itself. */
export interface Read<Source> {
  readonly source: Source
  readonly problems: readonly ContentProblem[]
}

const isMarkdown = (file: string) => /\.(?:md|markdown)$/i.test(file)
const isYaml = (file: string) => /\.ya?ml$/i.test(file)

/** Reads and checks one post. @throws Error when the file cannot be read. */
export function readPost(file: string): Read<PostSource> {
  const { source, problems } = readMarkdown(file, postSchema)
  const slug = source.frontMatter?.slug ?? slugOfFile(file)
  const nameless: ContentProblem[] =
    slug === ''
      ? [
          {
            severity: 'error',
            file,
            line: 1,
            column: 1,
            message: `The name "${basename(file)}" gives the post no address`,
            hint: 'Name the file with letters or digits, or add "slug: ..." to its front matter.',
          },
        ]
      : []
  return { source: { ...source, slug }, problems: [...problems, ...nameless] }
}

function readPage(file: string): Read<PageSource> {
  const { source, problems } = readMarkdown(file, pageSchema)
  return { source: { ...source, slug: slugOfFile(file) }, problems }
}

function readAuthor(file: string): Read<AuthorSource> {
  const id = basename(file, extname(file))
  if (isMarkdown(file)) {
    const { source, problems } = readMarkdown(file, authorSchema)
    return { source: { ...source, id, bio: source.text.slice(source.bodyOffset).trim() }, problems }
  }
  const text = readTextFile(file)
  const { value, problems, offsetOf } = checkYaml(
    { file, text, yaml: text, offset: 0 },
    authorSchema,
  )
  const references = { references: [], anchors: new Set<string>() }
  const source = { file, text, bodyOffset: text.length, frontMatter: value, offsetOf, references }
  return { source: { ...source, id, bio: '' }, problems }
}

function readMarkdown<Schema extends z.ZodType<{ title?: string; name?: string }>>(
  file: string,
  schema: Schema,
): Read<TextSource<z.infer<Schema>>> {
  const text = readTextFile(file)
  const document = splitDocument(text)
  const { value, problems, offsetOf } = checkFrontMatter({ file, text, document, schema })
  const references = readReferences(document.body, value?.title ?? '')
  return {
    source: {
      file,
      text,
      bodyOffset: document.bodyOffset,
      frontMatter: value,
      offsetOf,
      references,
    },
    problems,
  }
}

function checkFrontMatter<Schema extends z.ZodType>(options: {
  readonly file: string
  readonly text: string
  readonly document: SplitDocument
  readonly schema: Schema
}): Checked<z.infer<Schema>> {
  const { file, text, document, schema } = options
  const { yaml, yamlOffset, closed } = document
  if (yaml !== undefined && closed)
    return checkYaml({ file, text, yaml, offset: yamlOffset }, schema)
  const problem =
    yaml === undefined
      ? {
          message: 'There is no front matter',
          hint: "Begin the file with a line ---, then lines such as title: '...', then a line ---.",
        }
      : {
          message: 'The front matter has no end',
          hint: 'Put a line --- between the front matter and the text.',
        }
  return {
    value: undefined,
    problems: [{ severity: 'error', file, line: 1, column: 1, ...problem }],
    offsetOf: () => 0,
  }
}

function readYamlFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Checked<z.infer<Schema>> {
  const text = existsSync(file) ? readTextFile(file) : ''
  return checkYaml({ file, text, yaml: text, offset: 0 }, schema)
}

/**
 * Reads everything under `content/` of a site and checks each file by itself; what needs several files is
 * checked by `checkContent`. Missing folders and files count as empty.
 */
export function loadContent(root: string, read = readPost): Content {
  const content = join(root, 'content')
  const posts = listFiles(join(content, 'posts'))
    .filter(isMarkdown)
    .map(file => read(file))
  const pages = listFiles(join(content, 'pages')).filter(isMarkdown).map(readPage)
  const authors = listFiles(join(content, 'authors'))
    .filter(file => isMarkdown(file) || isYaml(file))
    .map(readAuthor)
  const tags = readYamlFile(join(content, 'tags.yaml'), tagsSchema)
  const series = readYamlFile(join(content, 'series.yaml'), seriesSchema)
  return {
    posts: posts.map(({ source }) => source),
    pages: pages.map(({ source }) => source),
    authors: authors.map(({ source }) => source),
    tags: tags.value ?? {},
    series: series.value ?? {},
    problems: [...posts, ...pages, ...authors, tags, series].flatMap(({ problems }) => problems),
  }
}
