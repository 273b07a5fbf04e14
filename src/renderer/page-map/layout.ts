/**
 * Where the cells of a map lie: rows of `columns` cells in the order of addresses. Two ways:
 *
 * - by address: a row is a range of addresses whose size is a power of two, so that its columns mean the same
 *   offset in every row, and what is not memory stays empty. Rows without any cell are left out, and a strip as high
 *   as a row stands for them. A cell whose place is taken, by another block's cell in the same range, moves right.
 * - packed, where that would leave most of the picture empty (a process with thousands of mappings): blocks follow
 *   each other with a gap of two columns between those that do not touch.
 *
 * A block whose address is not known begins a row. The cells of a row follow each other in number and in column.
 */
import { endOf, type MapCells } from './cells.ts'

/** Between two blocks in packed rows. */
const PACKED_GAP = 2
const MIN_COLUMNS = 16
const MAX_COLUMNS = 512

export interface MapLayout {
  readonly columns: number
  readonly rows: number
  /** First cell of each row, and the number of cells at the end. */
  readonly rowFirst: Int32Array
  /** Top of each row in heights of a row, and the bottom of the last one at the end. */
  readonly rowTop: Float64Array
  /** By cell. */
  readonly column: Int32Array
  /** By cell. */
  readonly row: Int32Array
  /** By cell: 1 where it is the first of its block. */
  readonly starts: Uint8Array
  /** Rows that a strip stands above of, for addresses that are left out. */
  readonly strips: Int32Array
  readonly isPacked: boolean
  /** In heights of a row, strips included. */
  readonly height: number
}

/**
 * Columns, a power of two, so that cells are about as high as they are wide.
 * @param width of the plot, as `height` in any one unit
 */
export function columnsFor(cells: number, width: number, height: number): number {
  const ideal = Math.sqrt((cells * Math.max(1, width)) / Math.max(1, height))
  const columns = 2 ** Math.round(Math.log2(Math.max(1, ideal)))
  return Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, columns))
}

export function layOut(cells: MapCells, columns: number): MapLayout {
  const dense = Math.ceil(cells.count / columns)
  const limit = 2 * dense + 8
  return place(cells, columns, false, limit) ?? placePacked(cells, columns)
}

const placePacked = (cells: MapCells, columns: number) =>
  place(cells, columns, true, Number.POSITIVE_INFINITY) as MapLayout

/** Undefined when it takes more rows than `limit`. */
function place(
  cells: MapCells,
  columns: number,
  isPacked: boolean,
  limit: number,
): MapLayout | undefined {
  const column = new Int32Array(cells.count)
  const row = new Int32Array(cells.count)
  const starts = new Uint8Array(cells.count)
  const rowFirst: number[] = []
  const strips: number[] = []
  /** Free from here on in the row. */
  let next = columns
  /** By address: what the row's first column stands for, in cells from address 0. */
  let rowSlot = Number.NEGATIVE_INFINITY

  const newRow = (cell: number, at: number) => {
    rowFirst.push(cell)
    next = at
  }

  for (let cell = 0; cell < cells.count; cell++) {
    const isFirst = cell === 0 || cells.block[cell] !== cells.block[cell - 1]
    if (isFirst) {
      starts[cell] = 1
      const gap = cell === 0 ? 0 : gapBefore(cells, cell)
      if (isPacked) {
        const after = next + (gap === 0 || cell === 0 ? 0 : PACKED_GAP)
        if (cell === 0) newRow(cell, 0)
        else if (after < columns) next = after
        else newRow(cell, gap === 0 ? 0 : 1)
      } else if (cells.placed[cell] === 0) {
        newRow(cell, 0)
        rowSlot = Number.NEGATIVE_INFINITY
      } else {
        const slot = Math.floor((cells.address[cell] ?? 0) / cells.cellBytes)
        const wanted = Math.max(slot - rowSlot, next + (gap > 0 ? 1 : 0))
        if (slot >= rowSlot + columns) {
          const aligned = slot - (slot % columns)
          if (cell > 0 && gap > 0 && aligned > rowSlot + columns) strips.push(rowFirst.length)
          newRow(cell, slot % columns)
          rowSlot = aligned
        } else if (wanted < columns) next = wanted
        else {
          newRow(cell, gap > 0 ? 1 : 0)
          rowSlot += columns
        }
      }
    } else if (next >= columns) {
      newRow(cell, 0)
      rowSlot += columns
    }
    if (rowFirst.length > limit) return undefined
    column[cell] = next
    row[cell] = rowFirst.length - 1
    next++
  }

  const rowTop = new Float64Array(rowFirst.length + 1)
  let strip = 0
  for (let r = 0; r < rowFirst.length; r++) {
    if (strips[strip] === r) strip++
    rowTop[r] = r + strip
  }
  const height = rowFirst.length + strips.length
  rowTop[rowFirst.length] = height
  return {
    columns,
    rows: rowFirst.length,
    rowFirst: Int32Array.from([...rowFirst, cells.count]),
    rowTop,
    column,
    row,
    starts,
    strips: Int32Array.from(strips),
    isPacked,
    height,
  }
}

/** Bytes of the address space between a cell and the one before it; NaN where one of the two has no address. */
export function gapBefore(cells: MapCells, cell: number): number {
  if (cell === 0 || !cells.placed[cell] || !cells.placed[cell - 1]) return Number.NaN
  return Math.max(0, (cells.address[cell] ?? 0) - endOf(cells, cell - 1))
}
