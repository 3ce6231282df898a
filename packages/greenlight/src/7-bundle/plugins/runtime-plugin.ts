import escapeRegExp from 'lodash-es/escapeRegExp.js'
import type { Plugin as VitePlugin } from 'vite'
import { importOwnPackage } from '#support/import-module'

/**
 * Compiles the JSX of the runtime by itself: sites choose how theirs is compiled, and with the classic way, Gatsby's
 * default, every module must import React.
 *
 * @param folder of the runtime
 */
export function runtimePlugin(folder: string): VitePlugin {
  const files = new RegExp(`^${escapeRegExp(folder)}/.*\\.tsx$`)
  return {
    name: 'greenlight:runtime',
    enforce: 'pre',
    transform: {
      filter: { id: files },
      async handler(code, id) {
        // Only here, where Vite is loaded already.
        const { transformWithOxc }: typeof import('vite') = await importOwnPackage('vite')
        const jsx = { runtime: 'automatic', importSource: 'react', development: false } as const
        const { code: compiled, map } = await transformWithOxc(code, id, { jsx })
        return { code: compiled, map: map ?? null }
      },
    },
  }
}
