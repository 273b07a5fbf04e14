/**
 * Flattened dumps: makedumpfile -F, and QEMU's dump-guest-memory -z, -l and -s, write a dump that cannot be
 * seeked in as a stream of records, each with the place where its bytes belong. It is read where it stands,
 * through an index of its records; opening walks only as many of them as take no time, the rest is walked
 * by `settle`. Places that no record writes are zero, as in a sparse file; before it is settled those count as
 * such that lie before what was written by the records walked so far.
 * Source: makedumpfile.h, struct makedumpfile_header and makedumpfile_data_header.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import { formatCount } from '../../shared/units.ts'
import type { Watch } from './dump.ts'
import { FlattenedIndex } from './flattened-index.ts'
import { type ByteSource, readView } from './source.ts'
import { hasLength, TooFarToOpen, type WrappedSource, type Wrapper } from './wrapper.ts'

const SIGNATURE = 'makedumpfile\0\0\0\0'
const HEADER_BYTES = 4096
const RECORD_BYTES = 16
/** One read takes several small records or the header of a large one. */
const WINDOW_BYTES = 4096
/** Records walked at opening: some 40 ms, 64 MiB and more of a dump. */
const OPENING_RECORDS = 4096
/** The same in a compressed file, which must be unpacked for it. */
const PACKED_BYTES = 2 * 1024 * 1024
/** Records that formats may cause to be walked at opening. */
const SOUGHT_RECORDS = 4096
/** Records walked before the watch is asked: up to 16 MiB. */
const STEP_RECORDS = 256
/** Records walked before a read looks whether it has what it needs. */
const SEEKING_RECORDS = 16
/** 336 MB of index. QEMU writes 16 KiB a record, makedumpfile up to 64: the file is above 256 GiB. */
const MAX_RECORDS = 2 ** 24

/**
 * How far a record can lie in the file that was flattened. Of that only descriptors (24 bytes a page) are
 * written late, with bitmaps (2 bits a page) before them; so it is never above 100 times what there is.
 */
const farthest = (streamBytes: number) => 128 * streamBytes + 2 ** 24

export const flattened: Wrapper = {
  title: 'flattened',
  holds: ['kdump', 'elf'],
  recognises: head => Buffer.from(head.subarray(0, 16)).toString('latin1') === SIGNATURE,
  unwrap(source) {
    const view = readView(source, 0, Math.min(HEADER_BYTES, source.bytes))
    for (const [offset, what] of [
      [16, 'type'],
      [24, 'version'],
    ] as const) {
      const found = view.byteLength < HEADER_BYTES ? 1n : view.getBigInt64(offset)
      if (found === 1n) continue
      throw new MigrascopeError(
        'bad-format',
        `${source.name} is a flattened dump of ${what} ${found}, which nothing is known of.`,
        { file: source.name, path: source.path, offset, expected: 1, found: String(found) },
      )
    }
    const stream = new FlattenedSource(source)
    stream.walk(OPENING_RECORDS, hasLength(source) ? Infinity : PACKED_BYTES)
    if (stream.bytes === 0) throw noRecords(source)
    return stream
  },
}

class FlattenedSource implements WrappedSource {
  readonly name: string
  readonly path: string
  readonly warnings: string[] = []
  readonly #stream: ByteSource
  readonly #index = new FlattenedIndex()
  /** Where the next record begins. */
  #at = HEADER_BYTES
  #complete = false
  /** Records that reads may still cause to be walked; Infinity when opening is over. */
  #allowance = SOUGHT_RECORDS
  /** From this place on a read waits for the record that writes there. */
  #firmFrom = Infinity
  /** One past the last byte that was read while records were still to come. */
  #served = 0
  #rewritten = false
  #beyond = 0
  readonly #view = new DataView(new ArrayBuffer(WINDOW_BYTES))
  #viewAt = 0
  #viewEnd = 0
  #reach = WINDOW_BYTES

  constructor(stream: ByteSource) {
    this.#stream = stream
    this.name = stream.name
    this.path = stream.path
  }

  /** While records are to come: as if all of them followed the last place that is known. */
  get bytes(): number {
    const { end } = this.#index
    return this.#complete ? end : end + this.#stream.bytes - this.#at
  }

  get settled(): boolean {
    return this.#complete
  }

  read(offset: number, into: Uint8Array): void {
    let done = 0
    while (done < into.length) {
      const at = offset + done
      const piece = this.#index.find(at, into.length - done)
      const part = into.subarray(done, done + piece.bytes)
      if (piece.source >= 0) this.#stream.read(piece.source, part)
      else if (!this.#complete && (at >= this.#index.end || at >= this.#firmFrom)) {
        this.#walkFor(at)
        continue
      } else if (!this.#complete) part.fill(0)
      else if (at + part.length > this.#index.end) throw this.#short(offset, into.length)
      else part.fill(0)
      done += part.length
    }
    if (!this.#complete) this.#served = Math.max(this.#served, offset + into.length)
  }

  lift(): void {
    this.#allowance = Infinity
    // What opening has read are headers, between which there are holes: to wait there would be to walk all.
    this.#firmFrom = this.#served
  }

  settle({ onProgress, isCancelled }: Watch): void {
    // A stream whose length is not known tells by itself how far it is.
    const isMeasured = hasLength(this.#stream)
    while (!this.#complete) {
      if (isCancelled?.()) throw new MigrascopeError('cancelled', 'The reading was cancelled.')
      this.walk(STEP_RECORDS)
      if (isMeasured) onProgress?.(Math.min(1, this.#at / this.#stream.bytes))
    }
  }

  /** Takes up to `limit` more records into the index, while they begin before `until` in the stream. */
  walk(limit: number, until = Infinity): void {
    for (let i = 0; i < limit && !this.#complete && this.#at < until; i++) {
      if (!this.#takeRecord()) this.#finish()
    }
  }

  [Symbol.dispose](): void {
    this.#stream[Symbol.dispose]()
  }

  #walkFor(at: number): void {
    if (this.#allowance <= 0) throw new TooFarToOpen(this, at)
    this.#allowance -= SEEKING_RECORDS
    this.walk(SEEKING_RECORDS)
  }

  /** False at the end of the stream, however it ends. */
  #takeRecord(): boolean {
    const stream = this.#stream
    const at = this.#at
    if (at + RECORD_BYTES > stream.bytes) {
      this.warnings.push(
        `The flattened stream is cut short: it ends at byte ${stream.bytes} without an end record. What it holds is read.`,
      )
      return false
    }
    const target = this.#long(at)
    const size = this.#long(at + 8)
    if (target === -1 && size === -1) return false
    if (target < 0 || size < 0) {
      this.warnings.push(
        `The flattened stream is damaged: at byte ${at} stands a record of ${size} bytes for place ${target}. What comes before it is read.`,
      )
      return false
    }
    const start = at + RECORD_BYTES
    // In a record that is cut, the next header would lie past the end: that is where the warning comes from.
    const held = Math.min(size, stream.bytes - start)
    if (target + held > farthest(stream.bytes)) this.#beyond++
    else if (held > 0) this.#add(target, start, held)
    this.#at = start + held
    // After a large record only a header is worth reading, after small ones there are several.
    this.#reach = held < WINDOW_BYTES ? WINDOW_BYTES : RECORD_BYTES
    return true
  }

  /** A field of the record header that is walked now; above 2^53 inexact, and refused for being so far. */
  #long(at: number): number {
    const view = this.#view
    if (at < this.#viewAt || at + 8 > this.#viewEnd) {
      const bytes = Math.min(this.#reach, this.#stream.bytes - at)
      this.#viewEnd = 0
      this.#stream.read(at, new Uint8Array(view.buffer, 0, bytes))
      this.#viewAt = at
      this.#viewEnd = at + bytes
    }
    const place = at - this.#viewAt
    return view.getInt32(place) * 2 ** 32 + view.getUint32(place + 4)
  }

  #add(target: number, source: number, bytes: number): void {
    if (target < this.#served) this.#rewritten = true
    this.#index.add(target, source, bytes)
    if (this.#index.records <= MAX_RECORDS) return
    const { name, path } = this.#stream
    throw new MigrascopeError(
      'too-large',
      `${name} has more than ${formatCount(MAX_RECORDS)} records, which is too many to index. Rearrange it first: makedumpfile -R OUT < ${name}.`,
      { file: name, path, offset: source, expected: MAX_RECORDS, found: this.#index.records },
    )
  }

  #finish(): void {
    this.#complete = true
    if (this.#beyond > 0) {
      this.warnings.push(
        `${formatCount(this.#beyond)} records of the flattened stream belong to places far beyond any dump of this size and are left out.`,
      )
    }
    if (this.#rewritten) {
      this.warnings.push(
        'The flattened stream writes its beginning anew near its end; what was shown on opening is as it stood before.',
      )
    }
  }

  #short(offset: number, expected: number): MigrascopeError {
    const found = Math.max(0, this.#index.end - offset)
    return new MigrascopeError(
      'truncated',
      `${this.name} ends too early: at byte ${offset} of the dump inside, ${expected} bytes should follow and ${found} do. It was cut short; copy or dump it again.`,
      { file: this.name, path: this.path, offset, expected, found },
    )
  }
}

function noRecords(source: ByteSource): MigrascopeError {
  return new MigrascopeError(
    'truncated',
    `${source.name} is a flattened dump without a record in it. It was cut short; copy or dump it again.`,
    { file: source.name, path: source.path, offset: HEADER_BYTES, expected: 'record', found: 0 },
  )
}
