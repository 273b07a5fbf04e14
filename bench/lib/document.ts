/**
 * Puts tables into a Markdown document: between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->` everything is the
 * program's, and nothing outside is touched.
 */
import { format, resolveConfig } from 'prettier'
import { comparisonTable, markdownTable } from './table.ts'
import type { Measured } from './part.ts'

/** @throws Error when the document has no place of this name: a part nobody has written about */
export function replaceBlock(document: string, name: string, body: string): string {
  const [opening, closing] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`]
  const from = document.indexOf(opening)
  const to = document.indexOf(closing, from)
  if (from === -1 || to === -1) {
    throw new Error(`the document has no ${opening} … ${closing} to write between`)
  }
  return `${document.slice(0, from + opening.length)}\n\n${body}\n\n${document.slice(to)}`
}

/** A part as Markdown. @param machine the line that says where and when */
export function partMarkdown(measured: Measured, machine: string): string {
  const { comparisons, tables, notes = [], pictures = {} } = measured
  return [
    ...(comparisons.length > 0 ? [markdownTable(comparisonTable(comparisons), 2)] : []),
    ...tables.map(table => `${table.title}:\n\n${markdownTable(table)}`),
    ...Object.entries(pictures).map(([name, svg]) => `![${titleOf(svg)}](${name})`),
    [...notes, `${machine}.`].join(' '),
  ].join('\n\n')
}

const titleOf = (svg: string) => /<title>([^<\]]*)/.exec(svg)?.[1] ?? ''

/** As `npm run format` would leave it. @param path decides the style */
export async function formatted(document: string, path: string): Promise<string> {
  return format(document, { ...(await resolveConfig(path)), parser: 'markdown' })
}
