import { readFile } from 'node:fs/promises'
import type { Plugin as VitePlugin } from 'vite'
import { importOwnPackage } from '#support/import-module'

/** Makes modules of YAML files, as Gatsby does: the whole by default, and the keys of the first document by name. */
export function dataFilesPlugin(): VitePlugin {
  return {
    name: 'greenlight:data-files',
    load: {
      filter: { id: /\.ya?ml$/ },
      async handler(id) {
        return { code: await dataModule(await readFile(id, 'utf8'), 'yaml'), moduleType: 'json' }
      },
    },
  }
}

/**
 * What a text in a notation for data says, as JSON.
 * @throws where the text is not well-formed, with the line
 */
export async function dataModule(text: string, notation: 'json' | 'yaml'): Promise<string> {
  if (notation === 'json') return text
  // Few sites import YAML, and the parser is not small.
  const { parse }: typeof import('yaml') = await importOwnPackage('yaml')
  return JSON.stringify(parse(text)) ?? 'null'
}
