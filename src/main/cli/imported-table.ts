/** What other programs measured, as text below a report's own figures; nothing where there is none. */
import { formatRate, formatThroughput } from '../../shared/units.ts'
import type { Report } from '../../shared/report.ts'
import { table } from './table.ts'
import { bold, type Output } from './terminal.ts'

export function importedTable({ imported }: Report, output: Output): string {
  if (imported.length === 0) return ''
  const notes = [...new Set(imported.flatMap(row => row.notes))]
  const rows = imported.map(row => [
    `${row.source}: ${row.name}`,
    row.input ?? '',
    row.throughput === null ? '' : formatThroughput(row.throughput),
    row.ratio === null ? '' : formatRate(row.ratio),
    row.decompressThroughput === null ? '' : formatThroughput(row.decompressThroughput),
    row.notes.map(note => `[${notes.indexOf(note) + 1}]`).join(' '),
  ])
  const head = ['', 'input', 'throughput', 'ratio', 'decompression', '']
  const lines = [
    bold(output, 'measured by other programs'),
    ...table([head, ...rows], ['left', 'left', 'right', 'right', 'right', 'left']),
    ...notes.map((note, i) => `[${i + 1}] ${note}`),
  ]
  return `\n${lines.join('\n')}\n`
}
