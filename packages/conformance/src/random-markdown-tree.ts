import type { createRandom } from './random-query/random.ts'

type Random = ReturnType<typeof createRandom>
type TreeNode = Record<string, unknown>

const TEXTS = [
  ...['', 'word', 'two words', 'a & b', '<i>', '"q" \'q\' `q`', '&amp;', 'é 😀', '\0', '\u00a0x'],
  ...[' x ', 'a \n b', 'a\r\n\tb', '\n', '  \n\n x', 'tail\\', '\ttab'],
]
const RAWS = ['<b>', '</b>', '<!-- c -->', ' <div>\n</div> ', '', '<script>a & b</script>']
const URLS = [
  ...['', '/a', 'https://a.b/c?d=e&f=g', '#é', 'a b', '%20%zz', 'x\'y"z', 'mailto:a@b.c'],
  ...['/a\\b', '\ud800', '😀', '<>', 'javascript:x'],
]
const NAMES = ['a', 'A', 'b', 'ref & more', '', 'ß', '__proto__']
const ALIGNS = ['left', 'center', 'right', null]
const TITLES = [undefined, null, '', 'title', '"t" & \'t\'']
const LANGS = [undefined, null, '', 'js', 'js {1}', ' js', 'c++ x', 'a&"b', 'é']

/** What plugins add to nodes, for one in many; some of it only the libraries write. */
const DATA: readonly (() => unknown)[] = [
  () => null,
  () => ({}),
  () => ({ id: 'x', htmlAttributes: { id: 'x' }, hProperties: { id: 'x' } }),
  () => ({ hProperties: { className: ['a', 'b'], title: 'own', href: '/own', alt: null } }),
  () => ({ hProperties: { className: 'task-list-item', style: 'color: red', start: 4 } }),
  () => ({ hProperties: { hidden: true, dataX: '&', ariaHidden: true, checked: false } }),
  () => ({ hProperties: { accept: ['a', 'b'], 'on"x': 'y', dataMeta: 'own' } }),
  () => ({ hName: 'section' }),
  () => ({ hName: 'p', hProperties: { id: 'p' } }),
  () => ({ hName: 'br' }),
  () => ({ hName: 'script' }),
  () => ({ hName: 'svg', hProperties: { viewBox: '0 0 1 1' } }),
  () => ({ hName: '' }),
  () => ({ hChildren: [] }),
  () => ({ hChildren: [{ type: 'raw', value: ' <svg/>' }] }),
  () => ({
    hChildren: [
      { type: 'text', value: ' a & b ' },
      { type: 'element', tagName: 'b', properties: { id: 'h' }, children: [] },
    ],
  }),
  () => ({ hName: 'div', hChildren: [{ type: 'comment', value: 'c' }] }),
]

const PHRASING = [
  ...['text', 'text', 'text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'break'],
  ...['link', 'image', 'linkReference', 'imageReference', 'html'],
]
const BLOCKS = [
  ...['paragraph', 'paragraph', 'paragraph', 'heading', 'code', 'list', 'list', 'blockquote'],
  ...['table', 'thematicBreak', 'html', 'definition', 'footnoteDefinition', 'yaml'],
]
const RARE = ['footnoteReference', 'footnote', 'unknown', 'listItem', 'tableRow']

/** A random markdown tree, as parsers give them for the most part, and now and then as only plugins do. */
export function randomMarkdownTree(random: Random): TreeNode {
  /** Trees that hold no oddities at all, so that many are written straight. */
  const isPlain = random.chance(0.6)

  function some(types: readonly string[], { most, depth }: { most: number; depth: number }) {
    return Array.from({ length: random.below(most + 1) }, () => node(random.pick(types), depth))
  }

  function phrasing(depth: number): TreeNode[] {
    return some(depth > 0 ? PHRASING : ['text', 'inlineCode', 'break'], {
      most: 4,
      depth: depth - 1,
    })
  }

  function blocks(depth: number): TreeNode[] {
    return some(depth > 0 ? BLOCKS : ['paragraph', 'code'], { most: 3, depth: depth - 1 })
  }

  function anything(type: string, depth: number): string {
    if (isPlain || depth < 0 || !random.chance(0.03)) return type
    return random.pick([...PHRASING, ...BLOCKS, ...RARE])
  }

  function node(wanted: string, depth: number): TreeNode {
    const type = anything(wanted, depth)
    const made: TreeNode = {
      type,
      ...partsOf(type, Math.max(depth, 0)),
      position: position(random),
    }
    if (!isPlain && random.chance(0.06)) made.data = random.pick(DATA)()
    return made
  }

  function item(depth: number): TreeNode {
    return {
      ...node('paragraph', depth),
      type: 'listItem',
      ...(random.chance(0.8) && { spread: random.chance(0.3) }),
      checked: random.chance(0.2) ? random.chance(0.5) : null,
      children: random.chance(0.7)
        ? [node('paragraph', depth), ...blocks(depth - 1)]
        : blocks(depth - 1),
    }
  }

  function row(depth: number): TreeNode {
    const cells = Array.from({ length: random.below(4) }, () => {
      return { ...node('paragraph', 0), type: 'tableCell', children: phrasing(depth) }
    })
    return { ...node('paragraph', 0), type: 'tableRow', children: cells }
  }

  function partsOf(type: string, depth: number): TreeNode {
    const identifier = random.pick(NAMES)
    const reference = {
      identifier,
      label: random.pick([identifier, null, 'Label <']),
      referenceType: random.pick(['shortcut', 'collapsed', 'full']),
    }
    switch (type) {
      case 'text':
      case 'inlineCode':
        return { value: random.pick(TEXTS) }
      case 'html':
        return { value: random.pick(RAWS) }
      case 'code':
        return { value: random.pick(TEXTS), lang: random.pick(LANGS), meta: random.pick(TITLES) }
      case 'heading':
        return { depth: 1 + random.below(6), children: phrasing(depth) }
      case 'link':
        return { url: random.pick(URLS), title: random.pick(TITLES), children: phrasing(depth) }
      case 'image':
        return { url: random.pick(URLS), title: random.pick(TITLES), alt: random.pick(TITLES) }
      case 'definition':
        return { identifier, url: random.pick(URLS), title: random.pick(TITLES) }
      case 'linkReference':
        return { ...reference, children: phrasing(depth) }
      case 'imageReference':
        return { ...reference, alt: random.pick(TITLES) }
      case 'list':
        return {
          ordered: random.chance(0.4),
          start: random.pick([null, 1, 0, 7]),
          spread: random.pick([false, false, true, null]),
          children: Array.from({ length: random.below(4) }, () => item(depth)),
        }
      case 'table':
        return {
          align: random.pick([[], null, [random.pick(ALIGNS)], ALIGNS]),
          children: Array.from({ length: random.below(10) === 0 ? 0 : 1 + random.below(3) }, () =>
            row(depth),
          ),
        }
      case 'break':
      case 'thematicBreak':
        return {}
      case 'blockquote':
        return { children: blocks(depth) }
      case 'footnoteDefinition':
        return { identifier, children: blocks(depth) }
      case 'footnoteReference':
        return { identifier, label: identifier }
      case 'yaml':
        return { value: 'a: 1' }
      default:
        return { children: phrasing(depth) }
    }
  }

  const children = some(BLOCKS, { most: 4, depth: 2 })
  return { type: 'root', children, position: { start: point(random), end: point(random) } }
}

/** A place, which nodes that plugins make lack. */
function position(random: Random): unknown {
  return random.chance(0.8) ? { start: point(random), end: point(random) } : undefined
}

function point(random: Random): unknown {
  return { line: 1 + random.below(9), column: 1 + random.below(9), offset: random.below(99) }
}
