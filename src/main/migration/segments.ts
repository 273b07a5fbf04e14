/**
 * The arena's input as segments of about one disk read. A segment knows its pages, their guest addresses,
 * and how many requests still need them.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import type { Arena } from '../../workers/arena.ts'
import type { FilledRun, PageCursor } from '../dump/pages.ts'

export class Segment {
  readonly index: number
  readonly firstPage: number
  /** Pages filled. */
  pages = 0
  /** Requests that hold pages of it and are not collected. */
  outstanding = 0
  readonly #arena: Arena
  readonly #room: number
  readonly #filled: (segment: Segment, padding: number) => void
  /** Its pages as runs of the guest, counted from its first page. */
  runs: readonly FilledRun[] = []
  /** Its pages that are no zero pages whatever they hold, by their number in the arena. */
  unknown: readonly number[] = []

  constructor(
    arena: Arena,
    index: number,
    firstPage: number,
    room: number,
    filled: (segment: Segment, padding: number) => void,
  ) {
    this.#arena = arena
    this.index = index
    this.firstPage = firstPage
    this.#room = room
    this.#filled = filled
  }

  /** Fills it with the dump's next pages; how many there were. */
  fill(cursor: PageCursor): number {
    if (this.outstanding > 0) {
      throw new MigrascopeError('internal', 'a segment was filled while requests need it')
    }
    const { pageSize, input } = this.#arena
    const start = this.firstPage * pageSize
    const filled = cursor.fill(input.subarray(start, start + this.#room * pageSize))
    const { pages, bytes, runs } = filled
    this.pages = pages
    this.runs = runs
    this.unknown = filled.unknown.map(page => this.firstPage + page)
    this.#filled(this, pages * pageSize - bytes)
    return pages
  }

  /** Guest address of a page of the arena that lies in this segment. */
  address(page: number): number {
    const offset = page - this.firstPage
    const run = this.runs.findLast(filled => filled.page <= offset)
    return run === undefined ? 0 : run.address + (offset - run.page) * this.#arena.pageSize
  }
}

export class Segments {
  readonly all: readonly Segment[]
  /** Bytes of zeros that were added to part-pages, all fills together. */
  padding = 0
  readonly #perSegment: number

  /** @param filled told of each segment that was filled */
  constructor(arena: Arena, segmentBytes: number, filled?: (segment: Segment) => void) {
    this.#perSegment = Math.max(
      1,
      Math.min(arena.capacity, Math.floor(segmentBytes / arena.pageSize)),
    )
    const all: Segment[] = []
    for (let first = 0; first < arena.capacity; first += this.#perSegment) {
      const room = Math.min(this.#perSegment, arena.capacity - first)
      all.push(
        new Segment(arena, all.length, first, room, (segment, padding) => {
          this.padding += padding
          filled?.(segment)
        }),
      )
    }
    this.all = all
  }

  /** Nothing is filled; no request may be outstanding. */
  empty(): void {
    for (const segment of this.all) segment.pages = 0
  }

  /** Round and round. */
  *ring(): Generator<Segment> {
    for (;;) yield* this.all
  }

  at(index: number): Segment {
    return this.all[index % this.all.length] as Segment
  }

  address(page: number): number {
    return this.at(Math.floor(page / this.#perSegment)).address(page)
  }
}
