/**
 * The map's keys. Arrows move a cursor from cell to cell, Home and End within the row, Page keys from block to
 * block; W A S D pan, + − 0 zoom.
 */
import { cellAt } from './hit-test.ts'
import type { MapLayout } from './layout.ts'

export type MapAction =
  | { readonly kind: 'cursor'; readonly cell: number }
  /** In shares of what is in sight. */
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'fit' }

const STEP = 0.15
const FACTOR = 1.5

const pans: Readonly<Record<string, readonly [number, number]>> = {
  w: [0, -STEP],
  a: [-STEP, 0],
  s: [0, STEP],
  d: [STEP, 0],
}

/**
 * What a key does; undefined for others, and for the ends of the map, where a cursor cannot go on.
 * @param cursor undefined: none yet, so that the first arrow sets it on the first cell
 */
export function actionOf(
  key: string,
  layout: MapLayout,
  cursor: number | undefined,
): MapAction | undefined {
  const pan = pans[key.toLowerCase()]
  if (pan !== undefined) return { kind: 'pan', dx: pan[0], dy: pan[1] }
  if (key === '+' || key === '=') return { kind: 'zoom', factor: FACTOR }
  if (key === '-' || key === '−') return { kind: 'zoom', factor: 1 / FACTOR }
  if (key === '0') return { kind: 'fit' }
  const cell = moved(key, layout, cursor)
  return cell === undefined ? undefined : { kind: 'cursor', cell }
}

function moved(key: string, layout: MapLayout, cursor: number | undefined): number | undefined {
  const count = layout.column.length
  if (!isMove(key) || count === 0) return undefined
  if (cursor === undefined || cursor >= count) return 0
  const row = layout.row[cursor] ?? 0
  const end = layout.rowFirst[row + 1] ?? count
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, cursor - 1)
    case 'ArrowRight':
      return Math.min(count - 1, cursor + 1)
    case 'ArrowUp':
      return row === 0 ? cursor : nearest(layout, row - 1, layout.column[cursor] ?? 0)
    case 'ArrowDown':
      return row >= layout.rows - 1 ? cursor : nearest(layout, row + 1, layout.column[cursor] ?? 0)
    case 'Home':
      return layout.rowFirst[row]
    case 'End':
      return end - 1
    case 'PageUp':
      return Math.max(0, layout.starts.lastIndexOf(1, Math.max(0, cursor - 1)))
    default: {
      const start = layout.starts.indexOf(1, cursor + 1)
      return start < 0 ? count - 1 : start
    }
  }
}

const moves = 'ArrowLeft ArrowRight ArrowUp ArrowDown Home End PageUp PageDown'.split(' ')
const isMove = (key: string) => moves.includes(key)

/** The cell of a row whose column is next to one. */
function nearest(layout: MapLayout, row: number, column: number): number {
  const left = cellAt(layout, row, column)
  const right = left + 1
  if (right >= (layout.rowFirst[row + 1] ?? 0)) return left
  const distance = (cell: number) => Math.abs((layout.column[cell] ?? 0) - column)
  return distance(right) < distance(left) ? right : left
}
