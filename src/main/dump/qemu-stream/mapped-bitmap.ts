/**
 * The bitmap of a mapped-ram block: one bit per page, set where the page is in the file. Words of 8 bytes in
 * the byte order of the host that wrote it. Read 64 KiB at a time; of a file that was cut short, only pages
 * whose bits are there are known.
 */
import type { ByteSource } from '../source.ts'

const CHUNK_BYTES = 64 * 1024

export class MappedBitmap {
  /** Pages whose bit is in the file. */
  readonly heldPages: number
  readonly #source: ByteSource
  readonly #at: number
  readonly #bytes: number
  readonly #bigEndian: boolean
  #chunkNumber = -1
  #chunk: Uint8Array = new Uint8Array(0)

  constructor(source: ByteSource, at: number, pages: number, bigEndian: boolean) {
    this.#source = source
    this.#at = at
    this.#bigEndian = bigEndian
    const words = Math.min(Math.ceil(pages / 64), Math.floor(Math.max(0, source.bytes - at) / 8))
    this.#bytes = words * 8
    this.heldPages = Math.min(pages, words * 64)
  }

  /** Whether a page is in the file, and up to which page (exclusive, at most `limit`) all are like it. */
  stretch(page: number, limit: number): { readonly set: boolean; readonly end: number } {
    const set = this.#bit(page)
    const same = set ? 0xff : 0
    const last = Math.min(limit, this.heldPages)
    let end = page + 1
    while (end < last) {
      if (end % 8 === 0 && end + 8 <= last && this.#byte(end / 8) === same) end += 8
      else if (this.#bit(end) === set) end++
      else break
    }
    return { set, end }
  }

  #bit(page: number): boolean {
    return ((this.#byte(Math.floor(page / 8)) >> (page % 8)) & 1) === 1
  }

  #byte(index: number): number {
    const at = this.#bigEndian ? index - (index % 8) + 7 - (index % 8) : index
    const number = Math.floor(at / CHUNK_BYTES)
    if (number !== this.#chunkNumber) {
      const start = number * CHUNK_BYTES
      const chunk = new Uint8Array(Math.min(CHUNK_BYTES, this.#bytes - start))
      this.#source.read(this.#at + start, chunk)
      this.#chunk = chunk
      this.#chunkNumber = number
    }
    return this.#chunk[at % CHUNK_BYTES] ?? 0
  }
}
