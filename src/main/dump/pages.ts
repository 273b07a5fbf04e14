/**
 * Walks all memory of a dump and packs it into buffers page by page: what a job fills its arena with. Every
 * page starts at a multiple of the page size in the buffer; a part-page at the end of a block is padded with
 * zeros. Goes forward only; after an error it must not be used on.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import type { Dump, PageRun } from './dump.ts'

/** Pages of one fill that follow each other in the guest, too. */
export interface FilledRun {
  /** Index into `facts.blocks`. */
  readonly block: number
  /** Index of the first one in the buffer. */
  readonly page: number
  /** Its guest address. */
  readonly address: number
  readonly pages: number
}

export interface Filled {
  /** Pages filled; 0 means that all have been given. */
  readonly pages: number
  /** Bytes of guest memory in them, without padding. */
  readonly bytes: number
  readonly runs: FilledRun[]
  /** Part-pages among them of whose rest nothing is known (`Dump.restUnknown`): no zero pages. */
  readonly unknown: number[]
}

export class PageCursor {
  readonly #dump: Dump
  readonly #runs: Iterator<PageRun>
  #run: PageRun | undefined
  /** Bytes of `#run` given so far. */
  #offset = 0
  #doneBytes = 0

  constructor(dump: Dump) {
    this.#dump = dump
    this.#runs = dump.runs()[Symbol.iterator]()
    this.#advance()
  }

  /** Bytes of guest memory given so far, of `dump.facts.guestBytes`. */
  get doneBytes(): number {
    return this.#doneBytes
  }

  /**
   * Fills `into` with the next whole pages, as many as it holds.
   * @throws MigrascopeError `bad-argument` when it holds none, and what `Dump.read` throws
   */
  fill(into: Uint8Array): Filled {
    const { pageSize } = this.#dump.facts
    const room = Math.floor(into.length / pageSize)
    if (room === 0) {
      const message = `A buffer of ${into.length} bytes holds no page of ${pageSize} bytes.`
      throw new MigrascopeError('bad-argument', message)
    }
    const runs: FilledRun[] = []
    const unknown: number[] = []
    let page = 0
    let bytes = 0
    while (page < room && this.#run) {
      const run = this.#run
      const length = Math.min(run.bytes - this.#offset, (room - page) * pageSize)
      const pages = Math.ceil(length / pageSize)
      const start = page * pageSize
      this.#dump.read(run, this.#offset, into.subarray(start, start + length))
      into.fill(0, start + length, start + pages * pageSize)
      runs.push({ block: run.block, page, address: run.address + this.#offset, pages })
      page += pages
      if (this.#dump.restUnknown && length < pages * pageSize) unknown.push(page - 1)
      bytes += length
      this.#offset += length
      if (this.#offset === run.bytes) this.#advance()
    }
    this.#doneBytes += bytes
    return { pages: page, bytes, runs, unknown }
  }

  #advance(): void {
    const next = this.#runs.next()
    this.#run = next.done ? undefined : next.value
    this.#offset = 0
  }
}
