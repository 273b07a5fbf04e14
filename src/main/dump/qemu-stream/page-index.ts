/**
 * Where the last record of each page lies: one number per page, 8 bytes, in chunks that are made when first
 * needed, so that neither a large guest nor one that grows costs a copy. Page numbers come from a list that
 * may be made up; what scatters its pages over more chunks than its length accounts for is refused.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import type { ByteSource } from '../source.ts'

/** What an entry points to. An entry is `place * 8 + kind`; 0 means that the page was not sent. */
export const entryKinds = {
  /** Zeros. Place: offset of the record; or the channel's base + offset of the page in a packet's table. */
  zero: 1,
  /** A plain page. Place: offset of its bytes. */
  page: 2,
  /** A zlib stream. Place: offset of the record's length field. */
  compressed: 3,
  /** Place: number in the store of deltas. */
  delta: 4,
  /** One byte, not 0, repeated. Place: offset of that byte. */
  fill: 5,
  /** A page in a compressed multifd packet. Place: the channel's base + offset of the page in the table. */
  packet: 6,
  /** A plain page in a multifd packet. Place: the channel's base + offset of its bytes. */
  channelPage: 7,
} as const

export const entryOf = (place: number, kind: number): number => place * 8 + kind
/** Entries are whole and below 2^53, of which `&` takes the low bits; `%` of large numbers is slow. */
export const kindOf = (entry: number): number => entry & 7
export const placeOf = (entry: number): number => (entry - (entry & 7)) / 8

const CHUNK_PAGES = 2 ** 13
/** 64 GiB of pages of 4 KiB: 128 MiB of index, of which only what is written takes memory. */
const FREE_CHUNKS = 2048
/** The shortest record takes 9 bytes, so a chunk of an honest stream stands for more than this. */
const FILE_BYTES_PER_CHUNK = 64 * 1024

export class PageIndex {
  readonly #source: ByteSource
  readonly #fileBytes: () => number
  readonly #chunks = new Map<number, Float64Array>()
  /** The chunk used last. */
  #number = -1
  #chunk: Float64Array = new Float64Array(0)
  #present = 0

  /** @param fileBytes length of all files that records come from, or what has been walked where it is not known */
  constructor(source: ByteSource, fileBytes: () => number) {
    this.#source = source
    this.#fileBytes = fileBytes
  }

  /** Pages that were sent at least once. */
  get present(): number {
    return this.#present
  }

  get(page: number): number {
    const at = page & (CHUNK_PAGES - 1)
    const number = (page - at) / CHUNK_PAGES
    if (number !== this.#number) {
      const chunk = this.#chunks.get(number)
      if (!chunk) return 0
      this.#number = number
      this.#chunk = chunk
    }
    return this.#chunk[at] ?? 0
  }

  /** Returns the entry that was there before. @throws MigrascopeError `bad-format` */
  set(page: number, entry: number): number {
    const at = page & (CHUNK_PAGES - 1)
    const number = (page - at) / CHUNK_PAGES
    if (number !== this.#number) this.#enter(number)
    const before = this.#chunk[at] ?? 0
    this.#chunk[at] = entry
    if (before === 0) this.#present++
    return before
  }

  /** Numbers of chunks with pages in them, ascending, with their first page and entries. */
  *chunks(): Generator<{ readonly firstPage: number; readonly entries: Float64Array }> {
    const numbers = [...this.#chunks.keys()].sort((a, b) => a - b)
    for (const number of numbers) {
      const entries = this.#chunks.get(number)
      if (entries) yield { firstPage: number * CHUNK_PAGES, entries }
    }
  }

  #enter(number: number): void {
    let chunk = this.#chunks.get(number)
    if (!chunk) {
      const most = FREE_CHUNKS + Math.ceil(this.#fileBytes() / FILE_BYTES_PER_CHUNK)
      if (this.#chunks.size >= most) {
        const { name, path } = this.#source
        throw new MigrascopeError(
          'bad-format',
          `${name} scatters its pages over more memory than a guest with a file of this size can have.`,
          { file: name, path, expected: most, found: most + 1 },
        )
      }
      chunk = new Float64Array(CHUNK_PAGES)
      this.#chunks.set(number, chunk)
    }
    this.#number = number
    this.#chunk = chunk
  }
}
