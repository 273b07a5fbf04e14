/**
 * A bitmap of page frames held in memory, with a count of the set bits before each piece of 4096, so that the
 * place of a page among those in the file is found at once. One bit and a hundredth per page frame.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import type { Watch } from '../dump.ts'
import type { ByteSource } from '../source.ts'

const PIECE_BYTES = 512
const READ_BYTES = 2 ** 20

export interface Stretch {
  readonly first: number
  readonly count: number
}

export class PageBitmap {
  /** Bits set. */
  readonly set: number
  readonly #bits: Uint8Array
  /** Set bits before each piece. */
  readonly #before: Uint32Array

  /** `bits` of them; those of the last byte beyond it must be 0. */
  private constructor(bits: Uint8Array) {
    this.#bits = bits
    this.#before = new Uint32Array(Math.ceil(bits.length / PIECE_BYTES) + 1)
    let set = 0
    for (let i = 0; i < bits.length; i++) {
      if (i % PIECE_BYTES === 0) this.#before[i / PIECE_BYTES] = set
      set += ones[bits[i] ?? 0] ?? 0
    }
    this.set = set
  }

  /**
   * Reads `bits` bits that stand at `offset`; both must have been checked against the file.
   * @throws MigrascopeError `cancelled`, and as `source.read`
   */
  static read(source: ByteSource, offset: number, bits: number, watch: Watch): PageBitmap {
    const bytes = new Uint8Array(Math.ceil(bits / 8))
    for (let at = 0; at < bytes.length; at += READ_BYTES) {
      if (watch.isCancelled?.()) {
        throw new MigrascopeError('cancelled', 'The reading was cancelled.')
      }
      source.read(offset + at, bytes.subarray(at, at + READ_BYTES))
      watch.onProgress?.(Math.min(1, (at + READ_BYTES) / bytes.length))
    }
    if (bits % 8 !== 0) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) & ((1 << (bits % 8)) - 1)
    return new PageBitmap(bytes)
  }

  has(page: number): boolean {
    return (((this.#bits[page >>> 3] ?? 0) >> (page & 7)) & 1) === 1
  }

  /** Set bits before that of `page`; -1 where that itself is not set. */
  rank(page: number): number {
    if (!this.has(page)) return -1
    const byte = page >>> 3
    const piece = Math.floor(byte / PIECE_BYTES)
    let rank = this.#before[piece] ?? 0
    for (let i = piece * PIECE_BYTES; i < byte; i++) rank += ones[this.#bits[i] ?? 0] ?? 0
    return rank + (ones[(this.#bits[byte] ?? 0) & ((1 << (page & 7)) - 1)] ?? 0)
  }

  /** Pages that follow each other without a gap, in order. */
  *stretches(): Generator<Stretch> {
    const bits = this.#bits
    let first = -1
    for (let byte = 0; byte < bits.length; byte++) {
      const value = bits[byte] ?? 0
      if (first < 0 ? value === 0 : value === 0xff) continue
      for (let bit = 0; bit < 8; bit++) {
        const isSet = ((value >> bit) & 1) === 1
        const page = 8 * byte + bit
        if (isSet && first < 0) first = page
        if (isSet || first < 0) continue
        yield { first, count: page - first }
        first = -1
      }
    }
    if (first >= 0) yield { first, count: 8 * bits.length - first }
  }
}

const ones = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1
  return count
})
