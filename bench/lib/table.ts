/**
 * Tables as text for the terminal and as Markdown for docs/performance.md, and the row that every comparison
 * becomes: the median of its samples, the lowest and the highest of them, and what is wanted.
 */
import { median } from '../statistics.ts'

export interface Table {
  readonly title: string
  /** The first column is text, the others are figures. */
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type Unit = '×' | '%' | 'ms' | 'kB' | 'MB' | 'GB/s'

export interface Comparison {
  readonly what: string
  /** Measured in the same rounds; a dash for a figure that stands alone. */
  readonly against: string
  /** One for each round. */
  readonly samples: readonly number[]
  readonly unit: Unit
  /** What is wanted of the median; neither when it is only shown. */
  readonly atLeast?: number
  readonly atMost?: number
}

/** Three significant digits, whole above a hundred. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  return value.toFixed(size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2)
}

/** `median (lowest–highest)` */
export const withSpread = (samples: readonly number[]) =>
  `${figure(median(samples))} (${figure(Math.min(...samples))}–${figure(Math.max(...samples))})`

/** Whether the median is as wanted; undefined where nothing is. */
export function isReached({ samples, atLeast, atMost }: Comparison): boolean | undefined {
  const value = median(samples)
  if (atLeast !== undefined) return value >= atLeast
  return atMost === undefined ? undefined : value <= atMost
}

function wanted({ atLeast, atMost, unit }: Comparison): string {
  if (atLeast !== undefined) return `≥ ${atLeast} ${unit}`
  return atMost === undefined ? '' : `≤ ${atMost} ${unit}`
}

export function comparisonTable(comparisons: readonly Comparison[]): Table {
  return {
    title: '',
    head: ['what', 'against', 'measured', 'wanted', ''],
    rows: comparisons.map(comparison => {
      const reached = isReached(comparison)
      return [
        comparison.what,
        comparison.against,
        `${withSpread(comparison.samples)} ${comparison.unit}`,
        wanted(comparison),
        reached === undefined ? '' : reached ? 'yes' : 'no',
      ]
    }),
  }
}

export function textTable({ head, rows }: Table): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map(row => (row[column] ?? '').length)))
  return all
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** @param left how many of the first columns are text, to the left */
export function markdownTable({ head, rows }: Table, left = 1): string {
  const escape = (cell: string) => cell.replaceAll('|', '\\|')
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(' | ')} |`
  const rule = head.map((_, column) => (column < left ? '---' : '--:'))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}
