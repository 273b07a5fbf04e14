/**
 * Joins pages that follow each other into runs. A run ends where the next page is not its neighbour, where its
 * block ends, and where it has grown long in the file, so that whoever finds pages is never far ahead of
 * whoever reads them.
 */
import type { PageRun } from '../dump.ts'
import { type GuestLayout, pieceOf } from './guest-layout.ts'

/** Half of what a window over a compressed file keeps for going back. */
const MAX_FILE_SPAN = 512 * 1024

export class PageRuns {
  readonly #layout: GuestLayout
  readonly #pageSize: number
  #first = 0
  #count = 0
  #piece = 0
  #pieceEnd = 0
  #fileAt = 0

  constructor(layout: GuestLayout, pageSize: number) {
    this.#layout = layout
    this.#pageSize = pageSize
  }

  /** Takes the next page; returns the run that is complete without it, if there is one. */
  add(page: number, fileAt: number): PageRun | undefined {
    const joins =
      page === this.#first + this.#count &&
      page < this.#pieceEnd &&
      fileAt - this.#fileAt < MAX_FILE_SPAN
    if (joins && this.#count > 0) {
      this.#count++
      return undefined
    }
    const done = this.flush()
    const pieceFirst = this.#layout.pieces[this.#piece]?.firstPage ?? 0
    if (page < pieceFirst || page >= this.#pieceEnd) {
      this.#piece = pieceOf(this.#layout, page)
      const piece = this.#layout.pieces[this.#piece]
      this.#pieceEnd = piece ? piece.firstPage + piece.bytes / this.#pageSize : 0
    }
    this.#first = page
    this.#count = 1
    this.#fileAt = fileAt
    return done
  }

  /** The run begun last, if any. */
  flush(): PageRun | undefined {
    const piece = this.#layout.pieces[this.#piece]
    if (this.#count === 0 || !piece) return undefined
    const address = piece.base + (this.#first - piece.firstPage) * this.#pageSize
    const bytes = this.#count * this.#pageSize
    this.#count = 0
    return { block: this.#piece, address, bytes }
  }
}
