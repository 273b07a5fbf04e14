/** What lies at a place of a layout: a cell, addresses that hold no memory, or nothing. */
import type { MapLayout } from './layout.ts'

/** `cell` of a gap is the one after it. */
export type Hit =
  { readonly kind: 'cell'; readonly cell: number } | { readonly kind: 'gap'; readonly cell: number }

/**
 * @param x in columns from the left
 * @param y in heights of a row from the top
 */
export function hitTest(layout: MapLayout, x: number, y: number): Hit | undefined {
  if (!(x >= 0 && y >= 0 && x < layout.columns && y < layout.height)) return undefined
  const row = lastAtMost(layout.rowTop, y, layout.rows)
  const first = layout.rowFirst[row] ?? 0
  const end = layout.rowFirst[row + 1] ?? first
  // A strip lies below the row before it.
  if (y >= (layout.rowTop[row] ?? 0) + 1) return { kind: 'gap', cell: end }
  const column = Math.floor(x)
  const cell = cellAt(layout, row, column)
  if (layout.column[cell] === column) return { kind: 'cell', cell }
  const after = column < (layout.column[first] ?? 0) ? first : cell + 1
  return after > 0 && after < layout.column.length ? { kind: 'gap', cell: after } : undefined
}

/** The last cell of a row at a column or left of it; the row's first where there is none. */
export function cellAt(layout: MapLayout, row: number, column: number): number {
  let low = layout.rowFirst[row] ?? 0
  let high = (layout.rowFirst[row + 1] ?? low + 1) - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((layout.column[middle] ?? 0) <= column) low = middle
    else high = middle - 1
  }
  return low
}

/** Index of the last of `count` rising numbers that is at most `value`; 0 where none is. */
export function lastAtMost(numbers: Float64Array, value: number, count: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((numbers[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}
