import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'lightningcss'
import postcss, { type ChildNode, type Container } from 'postcss'
import { plainDataAddress } from './plain-data-address.ts'

/**
 * The rules of the stylesheets in a `public` folder, one line for each declaration with the selector and at-rules
 * around it. What minifiers write differently reads the same: orders of declarations, colours, data addresses.
 */
export function readStyles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.css'))
    .sort()
    .flatMap(name => {
      const code = readFileSync(join(folder, name))
      const minified = transform({ filename: name, code, minify: true }).code
      return linesOf(postcss.parse(String(minified)), '')
    })
}

function linesOf(container: Container, around: string): readonly string[] {
  const lines = (container.nodes ?? []).map(node => linesOfNode(node, around))
  const declarations = lines.filter(([line]) => line?.startsWith('='))
  return declarations.length === lines.length ? declarations.flat().sort() : lines.flat()
}

function linesOfNode(node: ChildNode, around: string): readonly string[] {
  if (node.type === 'decl') return [`=${around} ${node.prop}: ${plainValue(node.value)}`]
  if (node.type === 'rule') return linesOf(node, `${around} ${node.selector}`)
  if (node.type === 'atrule') return linesOf(node, `${around} @${node.name} ${node.params}`)
  return []
}

/** Data addresses are written with and without base64, values of shorthands in any order. */
function plainValue(value: string): string {
  return value
    .replace(
      /url\((["']?)(data:.*)\1\)/s,
      (_, _quote, address: string) => `url(${plainDataAddress(address)})`,
    )
    .split(' ')
    .sort()
    .join(' ')
}
