/** What is shown of a table: rows that fit a text and the values chosen for some settings. */
import { fitsFilter } from '../../../shared/sweep.ts'
import type { ResultRow } from './result-rows.ts'

/** Settings that a table can be narrowed down by, in the order of a point's label. */
export const choosable = [
  'dump',
  'codec',
  'level',
  'threads',
  'requestBytes',
  'waitThread',
  'design',
] as const
export type Choosable = (typeof choosable)[number]

export interface Filter {
  readonly text: string
  /** Setting → the value to show, as a text; all where there is none. */
  readonly chosen: Readonly<Partial<Record<Choosable, string>>>
}

/**
 * With `*` or `?` the text is a glob over the point's label, as `--filter` takes it; else every word of it must be
 * in the label or the dump's name.
 */
export function fitsText(label: string, dump: string, text: string): boolean {
  const wanted = text.trim()
  if (/[*?]/.test(wanted)) return fitsFilter(label, [wanted])
  const whole = `${dump} ${label}`.toLowerCase()
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every(word => whole.includes(word))
}

/** Ceilings and imported rows stay unless a setting that they have is another. */
export function filtered(rows: readonly ResultRow[], filter: Filter): readonly ResultRow[] {
  const { text, chosen } = filter
  return rows.filter(
    row =>
      fitsText(row.label, row.dump, text) &&
      choosable.every(name => {
        const wanted = chosen[name]
        const value = row[name]
        if (wanted === undefined) return true
        // How many threads a ceiling has is no choice: it is always one.
        if (row.kind !== 'point' && (value === null || name === 'threads')) return true
        // What another program calls its input is no dump of ours.
        if (row.kind === 'imported') return true
        return String(value) === wanted
      }),
  )
}

/** The different values that the points have of a setting, in order. */
export function valuesOf(rows: readonly ResultRow[], name: Choosable): readonly string[] {
  const points = rows.filter(row => row.kind === 'point')
  return [...new Set(points.map(row => String(row[name])))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  )
}
