/**
 * A page map as typed arrays, one entry per cell, which is what is laid out, drawn, read and written. Pages by
 * class lie cell after cell, in the order of `pageClasses`.
 */
import type { DumpFacts } from '../../shared/dump-facts.ts'
import { pageClasses } from '../../shared/page-class.ts'
import type { PageMap } from '../../shared/page-map.ts'

export const CLASSES = pageClasses.length

/** Every class is shown. */
export const ALL_CLASSES = (1 << CLASSES) - 1

/** The dominant class of a cell that has no page of the shown classes. */
export const NO_CLASS = -1

export interface MapCells {
  readonly count: number
  readonly pageSize: number
  /** Pages of a full cell. */
  readonly cellPages: number
  readonly cellBytes: number
  /** Index into the dump's blocks. */
  readonly block: Int32Array
  /** Guest address of the first byte; of a block whose address is not known only the order counts. */
  readonly address: Float64Array
  /** 1 where the address is the guest's, 0 where it is not known. */
  readonly placed: Uint8Array
  /** Pages that the cell has room for. */
  readonly pages: Float64Array
  /** `CLASSES` numbers per cell. */
  readonly classes: Float64Array
  /** Bytes that the codec was given, ÷ bytes that it made; NaN where nothing was compressed. */
  readonly rate: Float64Array
  /** Nanoseconds per page that was compressed; NaN where none was, or the codec is not timed. */
  readonly pageNs: Float64Array
  readonly hasRun: boolean
  readonly isTimed: boolean
}

export function cellsOf(map: PageMap, facts: DumpFacts): MapCells {
  const count = map.block.length
  const classes = new Float64Array(count * CLASSES)
  pageClasses.forEach((name, kind) => {
    const column = map.classes[name]
    for (let cell = 0; cell < count; cell++) classes[cell * CLASSES + kind] = column[cell] ?? 0
  })
  const rate = new Float64Array(count).fill(Number.NaN)
  const pageNs = new Float64Array(count).fill(Number.NaN)
  const isTimed = map.run?.ns.some(ns => ns > 0) ?? false
  for (let cell = 0; cell < count && map.run !== null; cell++) {
    const bytesIn = map.run.bytesIn[cell] ?? 0
    const bytesOut = map.run.bytesOut[cell] ?? 0
    if (bytesIn > 0 && bytesOut > 0) rate[cell] = bytesIn / bytesOut
    if (bytesIn > 0 && isTimed) pageNs[cell] = ((map.run.ns[cell] ?? 0) * map.pageSize) / bytesIn
  }
  return {
    count,
    pageSize: map.pageSize,
    cellPages: map.cellPages,
    cellBytes: map.cellPages * map.pageSize,
    block: Int32Array.from(map.block),
    address: Float64Array.from(map.address),
    placed: Uint8Array.from(map.block, block =>
      (facts.blocks[block]?.address ?? null) === null ? 0 : 1,
    ),
    pages: Float64Array.from(map.pages),
    classes,
    rate,
    pageNs,
    hasRun: map.run !== null,
    isTimed,
  }
}

/** One after the last address of a cell. */
export const endOf = (cells: MapCells, cell: number) =>
  (cells.address[cell] ?? 0) + (cells.pages[cell] ?? 0) * cells.pageSize

/** Pages of one class in a cell. */
export const pagesOf = (cells: MapCells, cell: number, kind: number) =>
  cells.classes[cell * CLASSES + kind] ?? 0

/** Pages of the classes of a mask in a cell. */
export function shownPages(cells: MapCells, cell: number, mask: number): number {
  let sum = 0
  for (let kind = 0; kind < CLASSES; kind++) {
    if ((mask >> kind) & 1) sum += pagesOf(cells, cell, kind)
  }
  return sum
}

/**
 * For each cell the class with the most pages among those of the mask, the first of equals; `NO_CLASS` where there
 * is none.
 */
export function dominantClasses(cells: MapCells, mask: number): Int8Array {
  const dominant = new Int8Array(cells.count).fill(NO_CLASS)
  for (let cell = 0; cell < cells.count; cell++) {
    let most = 0
    for (let kind = 0; kind < CLASSES; kind++) {
      const pages = (mask >> kind) & 1 ? pagesOf(cells, cell, kind) : 0
      if (pages <= most) continue
      most = pages
      dominant[cell] = kind
    }
  }
  return dominant
}

/** A mask with one class turned over. */
export const toggleClass = (mask: number, kind: number) => mask ^ (1 << kind)

/** Only this class; all of them, when it is the only one already. */
export const onlyClass = (mask: number, kind: number) =>
  mask === 1 << kind ? ALL_CLASSES : 1 << kind
