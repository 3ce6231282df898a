import Joi from 'joi'
import type { Problem } from '#diagnostics'
import { closestMatch } from '#support/closest-match'
import { invalidValue, unknownKey } from './errors.ts'
import { type KeyPlace, locateKey } from './locate-key.ts'
import type { GatsbyConfig } from './site-config.ts'

const TYPEGEN_DEFAULTS = {
  typesOutputPath: 'src/gatsby-types.d.ts',
  documentSearchPaths: ['./gatsby-node.ts', './plugins/**/gatsby-node.ts'],
  generateOnBuild: false,
}

const withoutTrailingSlash = (schema: Joi.StringSchema) => schema.replace(/(\w)\/+$/, '$1')
const relativeUri = () => Joi.string().uri({ allowRelative: true, relativeOnly: true })

const typegen = Joi.alternatives(
  Joi.boolean(),
  Joi.object({
    typesOutputPath: Joi.string().default(TYPEGEN_DEFAULTS.typesOutputPath),
    documentSearchPaths: Joi.array()
      .items(Joi.string())
      .default(TYPEGEN_DEFAULTS.documentSearchPaths),
    generateOnBuild: Joi.boolean().default(false),
  }),
)
  .default(false)
  .custom(value => (value === true ? TYPEGEN_DEFAULTS : value))

const pathPrefix = withoutTrailingSlash(relativeUri().default('').allow('').replace(/^\/$/, ''))

const schema = Joi.object({
  flags: Joi.object(),
  polyfill: Joi.boolean().default(true),
  assetPrefix: withoutTrailingSlash(Joi.string().uri({ allowRelative: true })),
  pathPrefix: pathPrefix.when(Joi.string().uri({ relativeOnly: true }), {
    // The leading slash is added to relative addresses only.
    // biome-ignore lint/suspicious/noThenProperty: the name is Joi's
    then: pathPrefix.replace(/^([^/])/, '/$1'),
  }),
  siteMetadata: Joi.object({ siteUrl: withoutTrailingSlash(Joi.string()).uri() }).unknown(),
  mapping: Joi.object(),
  plugins: Joi.array(),
  proxy: Joi.array()
    .items(Joi.object({ prefix: Joi.string().required(), url: Joi.string().required() }))
    .single(),
  partytownProxiedURLs: Joi.array().items(Joi.string()),
  developMiddleware: Joi.func(),
  jsxRuntime: Joi.string().valid('automatic', 'classic').default('classic'),
  jsxImportSource: Joi.string(),
  trailingSlash: Joi.string().valid('always', 'never', 'ignore').default('always'),
  graphqlTypegen: typegen,
  headers: Joi.array()
    .items(
      Joi.object({
        source: Joi.string().required(),
        headers: Joi.array()
          .items(Joi.object({ key: Joi.string().required(), value: Joi.string().required() }))
          .required(),
      }),
    )
    .default([]),
  adapter: Joi.object({
    name: Joi.string().required(),
    cache: Joi.object({ restore: Joi.func(), store: Joi.func() }),
    adapt: Joi.func().required(),
    config: Joi.func(),
  }),
})

const KNOWN_KEYS = Object.keys(schema.describe().keys)

/**
 * Validates a merged configuration and fills in Gatsby's defaults.
 * Every problem is found, each with the key's place in `file` where the source is literal.
 */
export function validateConfig(
  config: Readonly<Record<string, unknown>>,
  file: string | undefined,
): { readonly config: GatsbyConfig; readonly problems: readonly Problem[] } {
  const { value, error } = schema.validate(config, { abortEarly: false })
  const problems = (error?.details ?? []).map(detail => describe(detail, file))
  const prefixes = [value.assetPrefix, value.pathPrefix]
  if (prefixes.every(Boolean) && !/^(https?:)?\/\//.test(String(value.assetPrefix))) {
    problems.push(
      invalidValue(
        '"assetPrefix" must be an absolute URL where "pathPrefix" is set',
        place(file, ['assetPrefix']),
      ),
    )
  }
  return { config: value, problems }
}

function describe({ type, path, message }: Joi.ValidationErrorItem, file?: string): Problem {
  const where = place(file, path)
  const [key] = path
  if (type === 'object.unknown' && path.length === 1) {
    const suggestion = key === 'linkPrefix' ? 'pathPrefix' : closestMatch(String(key), KNOWN_KEYS)
    return unknownKey({ key: String(key), suggestion }, where)
  }
  return invalidValue(`In gatsby-config, ${message}`, where)
}

function place(file: string | undefined, keyPath: readonly (string | number)[]): Partial<KeyPlace> {
  return file === undefined ? {} : locateKey(file, keyPath)
}
