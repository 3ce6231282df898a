import type { Plugin as VitePlugin } from 'vite'

/** Tells of every file that is a module of a bundle, used or not. What modules are made of besides is not known. */
export function sourceFilesPlugin(onFiles: (files: readonly string[]) => void): VitePlugin {
  return {
    name: 'greenlight:source-files',
    buildEnd(error) {
      if (error) return
      const files = [...this.getModuleIds()]
        .map(id => id.split('?')[0] ?? id)
        .filter(file => file.startsWith('/') || /^[A-Za-z]:[\\/]/.test(file))
      onFiles([...new Set(files)])
    },
  }
}
