/**
 * Tables as text, for the clipboard and for files. A column says what a row holds, raw and as it is shown:
 * Markdown gets what is shown, CSV the raw figures with the unit in the head, so that nothing is rounded.
 */
import { inEnglish } from '../strings/language.ts'

export type Cell = string | number | null

export interface Column<Row> {
  readonly id: string
  /** In the language of the window when it is read. */
  readonly label: string
  /** Of `value`, where it has one. */
  readonly unit?: string
  /** Figures stand at the right and sort as numbers. */
  readonly numeric: boolean
  /** Null: not measured or not meant for this row. */
  readonly value: (row: Row) => Cell
  readonly text: (row: Row) => string
}

type TextKey<T> = { [K in keyof T]: T[K] extends string ? K : never }[keyof T]

/** Labels out of a group of words, each read when a column's is. */
export const labelsOf =
  <T extends object>(words: T) =>
  (key: TextKey<T>) =>
  () =>
    words[key] as string

export const textColumn = <Row>(
  id: string,
  label: () => string,
  value: (row: Row) => string | null,
): Column<Row> => ({
  ...{ id, value, numeric: false },
  get label() {
    return label()
  },
  text: row => value(row) ?? '',
})

export const figureColumn = <Row>(
  id: string,
  label: () => string,
  unit: string | undefined,
  value: (row: Row) => number | null | undefined,
  format: (value: number) => string,
): Column<Row> => ({
  ...{ id, numeric: true, ...(unit === undefined ? {} : { unit }) },
  get label() {
    return label()
  },
  value: row => value(row) ?? null,
  text: row => {
    const known = value(row) ?? null
    return known === null ? '' : format(known)
  },
})

const escaped = (text: string) => text.replaceAll('|', String.raw`\|`).replaceAll(/\s*\n\s*/g, ' ')

/** A table as GitHub's Markdown has it, figures to the right. */
export function markdownOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(column => escaped(column.label))),
    line(columns.map(column => (column.numeric ? '---:' : '---'))),
    ...rows.map(row => line(columns.map(column => escaped(column.text(row))))),
    '',
  ].join('\n')
}

/**
 * RFC 4180, with a line of names, in English whatever the window's language is: other programs read it. Text that a spreadsheet would take for a formula is quoted with `'`.
 */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = inEnglish(() => [
    columns.map(({ label, unit }) => csvCell(unit === undefined ? label : `${label} (${unit})`)),
    ...rows.map(row => columns.map(column => csvCell(column.value(row)))),
  ])
  return cells.map(line => `${line.join(',')}\r\n`).join('')
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export interface Sorting {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** Sorted by one column, equal rows as they were; rows without a value come last either way. */
export function sortedBy<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const column = columns.find(({ id }) => id === sorting?.column)
  if (sorting === null || column === undefined) return rows
  const sign = sorting.direction === 'ascending' ? 1 : -1
  return rows
    .map(row => ({ row, value: column.value(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) {
        return Number(a.value === null) - Number(b.value === null)
      }
      return sign * inOrder(a.value, b.value)
    })
    .map(({ row }) => row)
}

const inOrder = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'en', { numeric: true })

/** What a click on a column's head leads to: large figures and early letters first, then the other way, then none. */
export function nextSorting(
  column: Pick<Column<unknown>, 'id' | 'numeric'>,
  sorting: Sorting | null,
): Sorting | null {
  const first = column.numeric ? 'descending' : 'ascending'
  if (sorting?.column !== column.id) return { column: column.id, direction: first }
  if (sorting.direction !== first) return null
  return { column: column.id, direction: first === 'ascending' ? 'descending' : 'ascending' }
}
