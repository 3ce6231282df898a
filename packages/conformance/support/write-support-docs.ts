import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SupportRow, SupportSection, SupportStatus } from './support-row.ts'
import { SUPPORT } from './support-table.ts'

/** Where the page stands in the repository. */
export const SUPPORT_DOCS = fileURLToPath(new URL('../../../docs/support.md', import.meta.url))

const WORDS: Readonly<Record<SupportStatus, string>> = {
  full: 'yes',
  partial: 'partly',
  none: 'no',
}

/** The page that shows the table. */
export function describeSupport(sections: readonly SupportSection[]): string {
  const intro = [
    '# What Greenlight has of Gatsby 5',
    'Each row marked *yes* is held by the tests named beside it; a row without a test that exists fails the tests.',
    'This page is made of the table in `packages/conformance/support` by `node --import ./packages/greenlight/scripts/register-typescript.js packages/conformance/support/write-support-docs.ts`.',
  ]
  const parts = sections.flatMap(({ title, about, rows }) => [
    `## ${title}`,
    about,
    ['| | supported | remarks | held by |', '|---|---|---|---|', ...rows.map(line)].join('\n'),
  ])
  return `${[...intro, ...parts].join('\n\n')}\n`
}

function line({ name, status, note, tests }: SupportRow): string {
  const held = tests.map(test => `\`${escapeCell(test)}\``).join('<br>')
  return `| ${escapeCell(name)} | ${WORDS[status]} | ${escapeCell(note ?? '')} | ${held} |`
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(SUPPORT_DOCS, describeSupport(SUPPORT))
}
