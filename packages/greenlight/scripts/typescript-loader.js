import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from 'rolldown/utils'

/**
 * Module resolution hook: the site's sources import each other without a file ending, as bundlers have it.
 */
export async function resolve(specifier, context, nextResolve) {
  try {
    return await nextResolve(specifier, context)
  } catch (error) {
    if (!/^\.{1,2}\//.test(specifier) || !/\.tsx?$/.test(context.parentURL ?? '')) throw error
    for (const ending of ['.ts', '.tsx', '/index.ts']) {
      const url = new URL(specifier + ending, context.parentURL)
      if (existsSync(url)) return nextResolve(url.href, context)
    }
    throw error
  }
}

/**
 * Module loader hook: `.ts` and `.tsx` files outside `node_modules` lose their types, everything else passes by.
 * Files of node_modules are left alone so that plugins load exactly as they would from an installed package.
 */
export async function load(url, context, nextLoad) {
  if (!/\.tsx?$/.test(url) || !url.startsWith('file:') || url.includes('/node_modules/')) {
    return nextLoad(url, context)
  }
  const path = fileURLToPath(url)
  const { code, map, errors } = await transform(path, await readFile(path, 'utf8'), {
    sourcemap: true,
    target: 'node20',
  })
  if (errors?.length)
    throw new SyntaxError(`${path}: ${errors.map(error => error.message).join('\n')}`)
  const inline = Buffer.from(JSON.stringify(map)).toString('base64')
  return {
    format: 'module',
    shortCircuit: true,
    source: `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`,
  }
}
