/**
 * The map as a table: cells of one block that follow each other and have the same dominant class are one region.
 * The regions together hold every page of the map's cells, each once.
 */
import { CLASSES, endOf, type MapCells, pagesOf } from './cells.ts'

export interface Region {
  /** Index into the dump's blocks. */
  readonly block: number
  readonly firstCell: number
  readonly cells: number
  readonly address: number
  /** One after its last byte. */
  readonly end: number
  /** False where the block's address is not known. */
  readonly isPlaced: boolean
  /** Index of the class; `NO_CLASS` where there is no page. */
  readonly dominant: number
  /** Pages by class. */
  readonly classes: readonly number[]
  /** Of all classes. */
  readonly pages: number
  /** NaN where nothing was compressed. */
  readonly rate: number
  /** Nanoseconds; NaN where nothing was timed. */
  readonly pageNs: number
}

/** @param run bytes and times of the run by cell, where there was one */
export function regionsOf(
  cells: MapCells,
  dominant: Int8Array,
  run: RunColumns | null,
): readonly Region[] {
  const regions: Region[] = []
  for (let first = 0; first < cells.count;) {
    let end = first + 1
    while (
      end < cells.count &&
      cells.block[end] === cells.block[first] &&
      dominant[end] === dominant[first]
    ) {
      end++
    }
    regions.push(regionOf(cells, dominant[first] ?? 0, run, first, end))
    first = end
  }
  return regions
}

export interface RunColumns {
  readonly bytesIn: readonly number[]
  readonly bytesOut: readonly number[]
  readonly ns: readonly number[]
}

function regionOf(
  cells: MapCells,
  dominant: number,
  run: RunColumns | null,
  first: number,
  end: number,
): Region {
  const classes = Array.from({ length: CLASSES }, (_, kind) => {
    let sum = 0
    for (let cell = first; cell < end; cell++) sum += pagesOf(cells, cell, kind)
    return sum
  })
  const sum = (column: readonly number[] | undefined) => {
    let all = 0
    for (let cell = first; cell < end; cell++) all += column?.[cell] ?? 0
    return all
  }
  const bytesIn = sum(run?.bytesIn)
  const bytesOut = sum(run?.bytesOut)
  return {
    block: cells.block[first] ?? 0,
    firstCell: first,
    cells: end - first,
    address: cells.address[first] ?? 0,
    end: endOf(cells, end - 1),
    isPlaced: cells.placed[first] === 1,
    dominant,
    classes,
    pages: classes.reduce((all, pages) => all + pages, 0),
    rate: bytesIn > 0 && bytesOut > 0 ? bytesIn / bytesOut : Number.NaN,
    pageNs: bytesIn > 0 && cells.isTimed ? (sum(run?.ns) * cells.pageSize) / bytesIn : Number.NaN,
  }
}
