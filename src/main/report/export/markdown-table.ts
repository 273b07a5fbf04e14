/** Tables and text in Markdown that stay what they are whatever a name holds. */

/** A text as Markdown that shows it: marks of Markdown and of HTML are escaped, lines joined. */
export const plain = (text: string) =>
  text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\`*_{}[\]<>()#|~&!$]/g, String.raw`\$&`)

/** A text in code marks, longer than any run of them within. */
export function code(text: string): string {
  const line = text.replaceAll(/[\r\n]+/g, ' ')
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const mark = '`'.repeat(longest + 1)
  const space = /^[` ]|[` ]$/.test(line) ? ' ' : ''
  return `${mark}${space}${line}${space}${mark}`
}

export interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
}

/** GitHub's tables. Cells are Markdown already, on one line. */
export function markdownTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ align }) => (align === 'right' ? '--:' : '---'))),
    ...rows.map(line),
  ].join('\n')
}
