/**
 * What a run does with the pages of each cell of the page map, added up request by request as they are collected.
 * The cell of each page of the arena is worked out when the page is read, so that a request costs a few additions.
 * A request of several pages is split evenly among them.
 */
import type { RunCells } from '../../shared/page-map.ts'
import { NO_CELL } from '../dump/class-counts.ts'
import { type CellLayout, slotOf } from '../dump/page-cells.ts'
import type { FilledRun } from '../dump/pages.ts'

export class CellSums {
  readonly #layout: CellLayout
  /** By page of the arena. */
  readonly #cellOf: Int32Array
  /** One place more than there can be cells: pages that lie in none. */
  readonly #bytesIn = new Float64Array(NO_CELL + 1)
  readonly #bytesOut = new Float64Array(NO_CELL + 1)
  readonly #ns = new Float64Array(NO_CELL + 1)

  /** @param capacity pages that the arena holds */
  constructor(layout: CellLayout, capacity: number) {
    this.#layout = layout
    this.#cellOf = new Int32Array(capacity)
  }

  /** Pages were read into the arena from its page `first` on; places in `runs` count from there. */
  place(first: number, runs: readonly FilledRun[]): void {
    const { cellPages } = this.#layout
    for (const { block, address, page, pages } of runs) {
      const slot = slotOf(this.#layout, block, address, pages)
      for (let i = 0; i < pages;) {
        const cell = slot < 0 ? NO_CELL : Math.floor((slot + i) / cellPages)
        const left = slot < 0 ? pages : cellPages - ((slot + i) % cellPages)
        const end = Math.min(pages, i + left)
        this.#cellOf.fill(cell, first + page + i, first + page + end)
        i = end
      }
    }
  }

  /**
   * A request is done: `pages` entries of the arena's list from `start` on.
   * @param bytes of its output
   */
  add(list: Int32Array, start: number, pages: number, pageSize: number, bytes: number, ns: number) {
    for (let i = 0; i < pages; i++) {
      const cell = this.#cellOf[list[start + i] as number] as number
      this.#bytesIn[cell] = (this.#bytesIn[cell] as number) + pageSize
      this.#bytesOut[cell] = (this.#bytesOut[cell] as number) + bytes / pages
      this.#ns[cell] = (this.#ns[cell] as number) + ns / pages
    }
  }

  get sums(): RunCells {
    const { cells } = this.#layout
    return {
      bytesIn: [...this.#bytesIn.subarray(0, cells)],
      bytesOut: [...this.#bytesOut.subarray(0, cells)],
      ns: [...this.#ns.subarray(0, cells)],
    }
  }
}
