/**
 * Walks the RAM records of a stream, one `next` after the other, without allocating: what a record says is in
 * the fields until the next call. Ends at the end of RAM, at the end of the file, or at the first thing that
 * cannot be a record; which of these it was is in `end`. All records that a walk gave lie in the file whole,
 * and name pages that the guest has.
 * Source: QEMU's migration/ram.c, `ram_load_precopy`.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import type { ByteSource } from '../source.ts'
import type { GuestLayout } from './guest-layout.ts'
import { malformed } from './malformed.ts'
import { ramFlags } from './ram-flags.ts'
import type { Sections } from './sections.ts'
import { sectionTypes } from './sections.ts'
import { StreamReader } from './stream-reader.ts'

/** What `next` came to. Events, `sync` and `flush`, stand between records of pages. */
export type RecordKind =
  | 'zero'
  | 'fill'
  | 'page'
  | 'compressed'
  | 'xbzrle'
  /** The end of a section. */
  | 'eos'
  /** MULTIFD_FLUSH. */
  | 'flush'
  | 'done'

export type WalkEnd =
  | { readonly kind: 'complete' }
  | { readonly kind: 'postcopy'; readonly at: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'broken'; readonly failure: MigrascopeError }

/** Where the records of a stream begin. */
export interface RecordsStart {
  readonly source: ByteSource
  /** Offset behind the RAM block list. */
  readonly at: number
  readonly sections: Sections
  readonly names: ReadonlyMap<string, number>
  readonly layout: GuestLayout
  readonly pageSize: number
}

/** zlib's compressBound with room for its header: QEMU refuses longer ones, too. */
export const compressBound = (pageSize: number): number => pageSize + (pageSize >> 8) + 64
const XBZRLE_ENCODING = 1

export class RamRecords {
  /** Number of the page among all pages of the stream. */
  page = 0
  /** Offset of the record. */
  recordAt = 0
  /** Offset of what counts: page bytes, fill byte, or length field. */
  bodyAt = 0
  /** Bytes that the page takes in the stream, without headers. */
  storedBytes = 0
  /** Type of the section that the records are in. */
  sectionType: number = sectionTypes.start
  end: WalkEnd | undefined

  readonly #reader: StreamReader
  readonly #sections: Sections
  readonly #start: RecordsStart
  #inRam = true
  /** The block named last, for records that do not name one. */
  #firstPage = -1
  #blockPages = 0

  /**
   * @param onWindow called before each window of the file is read
   * @param searchLimit most bytes that are searched for the end of a section that is not known
   */
  constructor(
    start: RecordsStart,
    onWindow?: (offset: number) => void,
    searchLimit: number = Infinity,
  ) {
    this.#start = start
    this.#reader = new StreamReader(start.source, start.at, onWindow ? { onWindow } : {})
    this.#sections = start.sections.copyFor(this.#reader, searchLimit)
  }

  get warnings(): readonly string[] {
    return this.#sections.warnings
  }

  /** Offset of what comes next. */
  get at(): number {
    return this.#reader.at
  }

  /** @throws MigrascopeError `file-changed` | `io`, and what `onWindow` throws */
  next(): RecordKind {
    if (this.end) return 'done'
    const from = this.#reader.at
    try {
      return this.#next()
    } catch (error) {
      if (!(error instanceof MigrascopeError)) throw error
      if (error.code === 'truncated') this.end = { kind: 'cut', at: from }
      else if (error.code === 'bad-format') this.end = { kind: 'broken', failure: error }
      else throw error
      return 'done'
    }
  }

  #next(): RecordKind {
    if (!this.#inRam) {
      if (this.sectionType === sectionTypes.end) return this.#finish({ kind: 'complete' })
      const at = this.#reader.at
      const step = this.#sections.next()
      if (step.kind === 'postcopy') return this.#finish({ kind: 'postcopy', at })
      // Device state follows RAM's end; here that end has not come.
      if (step.kind === 'over') return this.#finish({ kind: 'cut', at })
      this.sectionType = step.type
      this.#inRam = true
    }
    return this.#record()
  }

  #finish(end: WalkEnd): RecordKind {
    this.end = end
    return 'done'
  }

  #record(): RecordKind {
    const reader = this.#reader
    const { pageSize, source } = this.#start
    this.recordAt = reader.at
    const high = reader.halves()
    const { low } = reader
    const flags = low & (pageSize - 1)
    const what = flags & ~ramFlags.continue
    if (what === ramFlags.eos) {
      this.#inRam = false
      this.#sections.endRam()
      return 'eos'
    }
    if (what === ramFlags.multifdFlush) return 'flush'
    if ((flags & ramFlags.continue) === 0) this.#enterBlock(what)
    const index = (high * 2 ** 32 + (low - flags)) / pageSize
    if (this.#firstPage < 0 || index >= this.#blockPages) {
      const found = index * pageSize
      const limit = `a page below ${this.#blockPages * pageSize}`
      throw malformed(
        source,
        this.recordAt,
        limit,
        found,
        'has a record of a page that is not there',
      )
    }
    this.page = this.#firstPage + index
    this.bodyAt = reader.at
    switch (what) {
      case ramFlags.zero:
        this.storedBytes = 1
        return reader.u8() === 0 ? 'zero' : 'fill'
      case ramFlags.page:
        this.storedBytes = pageSize
        reader.skip(pageSize)
        return 'page'
      case ramFlags.compressPage:
        return this.#sized(reader.u32(), compressBound(pageSize), 'compressed')
      case ramFlags.xbzrle: {
        const encoding = reader.u8()
        if (encoding !== XBZRLE_ENCODING) {
          const says = 'has an XBZRLE record of an encoding that does not exist'
          throw malformed(source, this.bodyAt, XBZRLE_ENCODING, encoding, says)
        }
        this.bodyAt = reader.at
        return this.#sized(reader.u16(), pageSize, 'xbzrle')
      }
      default:
        throw this.#unknown(what)
    }
  }

  #enterBlock(what: number): void {
    if ((what & (ramFlags.zero | ramFlags.page | ramFlags.xbzrle | ramFlags.compressPage)) === 0) {
      throw this.#unknown(what)
    }
    const at = this.#reader.at
    const name = this.#reader.shortText()
    const { layout, names, source } = this.#start
    const block = names.get(name)
    if (block === undefined) {
      throw malformed(source, at, 'the name of a RAM block', name, 'has a record of no RAM block')
    }
    this.#firstPage = layout.firstPages[block] ?? 0
    this.#blockPages = layout.blockPages[block] ?? 0
  }

  #sized(length: number, limit: number, kind: RecordKind): RecordKind {
    const { source } = this.#start
    if (length > limit || (length === 0 && kind === 'compressed')) {
      const what = 'has a record whose length cannot be'
      throw malformed(source, this.bodyAt, `at most ${limit} bytes`, length, what)
    }
    this.storedBytes = length
    this.#reader.skip(length)
    return kind
  }

  #unknown(what: number): MigrascopeError {
    const says =
      what === ramFlags.hook
        ? 'was recorded from a migration over RDMA, whose pages are not in the stream'
        : 'has a RAM record of a kind that does not exist'
    const found = `0x${what.toString(16)}`
    return malformed(this.#start.source, this.recordAt, 'flags of a RAM record', found, says)
  }
}
