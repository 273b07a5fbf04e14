/**
 * The content of a page from the record its index entry points to: zeros, one byte repeated, plain bytes, a
 * zlib stream, or a full record with XBZRLE deltas on top. Output never exceeds the page, whatever a record
 * says.
 */
import { PageInflater } from '../page-inflater.ts'
import type { ByteSource } from '../source.ts'
import type { Deltas } from './deltas.ts'
import { malformed } from './malformed.ts'
import { entryKinds, kindOf, type PageIndex, placeOf } from './page-index.ts'
import { compressBound } from './ram-records.ts'
import { notThere } from './read-pages.ts'
import { Windows } from './windows.ts'
import { applyXbzrle } from './xbzrle.ts'

export class RecordPages implements Disposable {
  readonly #windows: Windows
  readonly #source: ByteSource
  readonly #deltas: Deltas
  readonly #pageSize: number
  readonly #inflater: PageInflater

  constructor(source: ByteSource, deltas: Deltas, pageSize: number) {
    this.#source = source
    this.#windows = new Windows(source)
    this.#deltas = deltas
    this.#pageSize = pageSize
    this.#inflater = new PageInflater(pageSize)
  }

  /**
   * Fills `into`, whole pages, with those from number `first` on.
   * @throws MigrascopeError as `read`; `internal` for a page that was not sent
   */
  readAll(pages: PageIndex, first: number, into: Uint8Array): void {
    const size = this.#pageSize
    for (let page = first, at = 0; at < into.length; page++) {
      const entry = pages.get(page)
      const kind = kindOf(entry)
      const from = at
      at += size
      if (kind === entryKinds.page) into.set(this.#windows.at(placeOf(entry), size), from)
      else if (kind === entryKinds.zero) {
        for (; at < into.length && kindOf(pages.get(page + 1)) === entryKinds.zero; page++)
          at += size
        into.fill(0, from, at)
      } else if (entry === 0) throw notThere(this.#source, page)
      else this.read(entry, into.subarray(from, at))
    }
  }

  /**
   * Fills `into`, one page, with what `entry` points to.
   * @throws MigrascopeError `bad-format` when the record is damaged; `truncated` | `file-changed` | `io`
   */
  read(entry: number, into: Uint8Array): void {
    const kind = kindOf(entry)
    const place = placeOf(entry)
    switch (kind) {
      case entryKinds.page:
        into.set(this.#windows.at(place, this.#pageSize))
        return
      case entryKinds.fill:
        into.fill(this.#windows.at(place, 1)[0] ?? 0)
        return
      case entryKinds.compressed:
        this.#inflate(place, into)
        return
      case entryKinds.delta:
        this.#rebuild(place, into)
        return
      default:
        into.fill(0)
    }
  }

  [Symbol.dispose](): void {
    this.#inflater[Symbol.dispose]()
  }

  #inflate(offset: number, into: Uint8Array): void {
    const length = this.#number(offset, 4)
    if (length > compressBound(this.#pageSize)) {
      throw this.#damaged(offset, `at most ${compressBound(this.#pageSize)} bytes`, length)
    }
    const stored = this.#windows.at(offset + 4, length)
    let found: string | number
    try {
      found = this.#inflater.inflate(stored, into)
    } catch (error) {
      found = error instanceof Error ? error.message : String(error)
    }
    if (found === this.#pageSize) return
    throw this.#damaged(offset + 4, `a zlib stream of ${this.#pageSize} bytes`, found)
  }

  #rebuild(newest: number, into: Uint8Array): void {
    const chain: number[] = []
    let entry = newest
    for (;;) {
      chain.push(this.#deltas.offset(entry))
      const onto = this.#deltas.onto(entry)
      if (kindOf(onto) !== entryKinds.delta) {
        this.read(onto, into)
        break
      }
      entry = placeOf(onto)
    }
    for (let i = chain.length - 1; i >= 0; i--) {
      const offset = chain[i] ?? 0
      const length = Math.min(this.#number(offset, 2), this.#pageSize)
      if (!applyXbzrle(into, this.#windows.at(offset + 2, length))) {
        throw this.#damaged(offset, 'changes inside of the page', 'changes beyond it')
      }
    }
  }

  /** Big-endian. */
  #number(offset: number, bytes: 2 | 4): number {
    let value = 0
    for (const byte of this.#windows.at(offset, bytes)) value = value * 256 + byte
    return value
  }

  #damaged(offset: number, expected: string, found: string | number) {
    return malformed(this.#source, offset, expected, found, 'has a page that cannot be decoded')
  }
}
