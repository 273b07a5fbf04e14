/**
 * Pages by cell and class, in shared memory: any thread may add to it at any time. It has room for the most cells
 * there can be and one row more, for pages that lie in no cell.
 */
import { MAX_CELLS } from '../../shared/limits.ts'
import { BYTE_CLASSES } from '../../shared/page-class.ts'
import type { PageClassifier } from '../../workers/page-class.ts'

/** The row of pages that lie in no cell. */
export const NO_CELL = MAX_CELLS

export class ClassCounts {
  static readonly BYTES = 4 * (MAX_CELLS + 1) * BYTE_CLASSES
  readonly memory: SharedArrayBuffer
  readonly #counts: Int32Array
  readonly #tally = new Int32Array(BYTE_CLASSES)

  constructor(memory = new SharedArrayBuffer(ClassCounts.BYTES)) {
    this.memory = memory
    this.#counts = new Int32Array(memory)
  }

  /**
   * Looks at `pages` pages that follow each other in the guest and in memory, and counts them.
   * @param offset of the first one in the memory that `classify` was made for
   * @param slot of the first one, see page-cells.ts
   */
  add(
    classify: PageClassifier,
    offset: number,
    pages: number,
    pageSize: number,
    slot: number,
    cellPages: number,
  ): void {
    for (let page = 0; page < pages;) {
      const cell = slot < 0 ? NO_CELL : Math.floor((slot + page) / cellPages)
      const left = slot < 0 ? pages : cellPages - ((slot + page) % cellPages)
      const end = Math.min(pages, page + left)
      this.#tally.fill(0)
      for (; page < end; page++) {
        const kind = classify(offset + page * pageSize)
        this.#tally[kind] = (this.#tally[kind] as number) + 1
      }
      this.#flush(cell)
    }
  }

  /** Pages of a class in a cell, or in none with `NO_CELL`. */
  get(cell: number, kind: number): number {
    return Atomics.load(this.#counts, cell * BYTE_CLASSES + kind)
  }

  /** Pages of a class, all cells and those in none. */
  total(kind: number): number {
    let sum = 0
    for (let cell = 0; cell <= NO_CELL; cell++) sum += this.get(cell, kind)
    return sum
  }

  #flush(cell: number): void {
    for (let kind = 0; kind < BYTE_CLASSES; kind++) {
      const count = this.#tally[kind] as number
      if (count > 0) Atomics.add(this.#counts, cell * BYTE_CLASSES + kind, count)
    }
  }
}
