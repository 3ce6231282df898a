import { importOwnPackage } from '#support/import-module'

/**
 * TypeScript as JavaScript, its JSX as it is.
 * @throws where the code does not parse, with the line
 */
export async function withoutTypes(code: string, filename: string): Promise<string> {
  const { transformWithOxc }: typeof import('vite') = await importOwnPackage('vite')
  const result = await transformWithOxc(code, filename, { jsx: 'preserve', target: 'esnext' })
  return result.code
}
