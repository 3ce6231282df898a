import { existsSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { z } from 'zod'
import { type Checked, checkYaml } from '../front-matter/check-yaml'
import { authorSchema, seriesSchema, tagsSchema } from '../front-matter/people-and-subjects'
import { postSchema } from '../front-matter/post-schema'
import { splitDocument } from '../front-matter/split-document'
import type { ContentProblem } from '../problem'
import type { AuthorSource, Content, PostSource } from './content'
import { listFiles } from './list-files'
import { slugOfFile } from './slug-of-post'

const isMarkdown = (file: string) => extname(file) === '.md'

/** Reads and checks one post. @throws Error when the file cannot be read. */
export function readPost(file: string): { post: PostSource; problems: readonly ContentProblem[] } {
  const text = readFileSync(file, 'utf8')
  const { yaml, yamlOffset, body, bodyOffset } = splitDocument(text)
  const checked: Checked<z.infer<typeof postSchema>> =
    yaml === undefined
      ? {
          value: undefined,
          problems: [
            {
              severity: 'error',
              file,
              line: 1,
              column: 1,
              message: 'The post has no front matter',
              hint: "Begin the file with a line ---, then title: '...' and date: '...', then a line ---.",
            },
          ],
          offsetOf: () => 0,
        }
      : checkYaml({ file, text, yaml, offset: yamlOffset }, postSchema)
  const slug = checked.value?.slug ?? slugOfFile(file)
  return {
    post: {
      file,
      text,
      body,
      bodyOffset,
      slug,
      frontMatter: checked.value,
      offsetOf: checked.offsetOf,
    },
    problems: checked.problems,
  }
}

function readAuthor(file: string): {
  author: AuthorSource | undefined
  problems: readonly ContentProblem[]
} {
  const text = readFileSync(file, 'utf8')
  const {
    yaml = '',
    yamlOffset,
    body,
  } = isMarkdown(file) ? splitDocument(text) : { yaml: text, yamlOffset: 0, body: '' }
  const checked = checkYaml({ file, text, yaml, offset: yamlOffset }, authorSchema)
  const id = basename(file, extname(file))
  const author = checked.value && {
    id,
    file,
    text,
    frontMatter: checked.value,
    bio: body.trim(),
    offsetOf: checked.offsetOf,
  }
  return { author, problems: checked.problems }
}

function readYamlFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Checked<z.infer<Schema>> {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
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
  const authors = listFiles(join(content, 'authors'))
    .filter(file => isMarkdown(file) || /\.ya?ml$/.test(file))
    .map(readAuthor)
  const tags = readYamlFile(join(content, 'tags.yaml'), tagsSchema)
  const series = readYamlFile(join(content, 'series.yaml'), seriesSchema)
  return {
    posts: posts.map(({ post }) => post),
    authors: authors.flatMap(({ author }) => (author ? [author] : [])),
    tags: tags.value ?? {},
    series: series.value ?? {},
    problems: [...posts, ...authors, tags, series].flatMap(({ problems }) => problems),
  }
}
