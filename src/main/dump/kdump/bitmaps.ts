/**
 * The two bitmaps of a kdump: page frames that are RAM, and those whose page is in the file; the k-th of
 * these has descriptor k. Read in pieces of 4 KiB, with a count of what lies before each piece; that is 8
 * bytes for every 128 MiB of guest.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import type { Watch } from '../dump.ts'
import { type ByteSource, readView } from '../source.ts'
import type { KdumpHeader } from './header.ts'

export type BitmapPlace = Pick<KdumpHeader, 'bitmapAt' | 'bitmapBytes' | 'bitmaps' | 'frames'>

const PIECE_BYTES = 4096
const PIECE_BITS = 8 * PIECE_BYTES
/** Pieces read at once when all are gone through. */
const WINDOW_PIECES = 16

/** Set bits of a 32-bit word. */
export function bitsOf(word: number): number {
  let n = word - ((word >>> 1) & 0x5555_5555)
  n = (n & 0x3333_3333) + ((n >>> 2) & 0x3333_3333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}

/**
 * Given 32 frames from `frame` on, the lowest bit first: which are RAM, and which are in the file. The words
 * repeat `times` over, which is above 1 for stretches of ones only.
 */
type Visit = (frame: number, ram: number, inFile: number, times: number) => void

const zeros = Buffer.alloc(PIECE_BYTES)
const ones = Buffer.alloc(PIECE_BYTES, 0xff)
const isAll = (view: DataView, what: Buffer) =>
  view.byteLength === what.length &&
  what.equals(new Uint8Array(view.buffer, view.byteOffset, view.byteLength))

/** 0 to 32. */
export const trailingZeros = (word: number): number =>
  word === 0 ? 32 : 31 - Math.clz32(word & -word)

const emptyWindow = () => ({ first: -1, bytes: new Uint8Array(0) })

export class Bitmaps {
  readonly #source: ByteSource
  readonly #place: BitmapPlace
  readonly #pieces: number
  /** Pages in the file before each piece; filled by `count`. */
  #before: Float64Array<ArrayBuffer> | undefined
  #present = 0
  #excluded = 0
  #view: DataView = new DataView(new ArrayBuffer(0))
  #viewOf = -1
  readonly #windows = [emptyWindow(), emptyWindow()] as const

  constructor(source: ByteSource, place: BitmapPlace) {
    this.#source = source
    this.#place = place
    this.#pieces = Math.ceil(place.frames / PIECE_BITS)
  }

  /** Pages in the file. 0 before `count`. */
  get present(): number {
    return this.#present
  }

  /** RAM that is not in the file. 0 before `count`. */
  get excluded(): number {
    return this.#excluded
  }

  /**
   * The words of both bitmaps with something in them, by the number of their first frame. Bits beyond the
   * last frame are 0.
   * @param limit about how many frames to look at
   * @returns how many were
   */
  scan(limit: number, visit: Visit): number {
    const pieces = Math.min(this.#pieces, Math.ceil(limit / PIECE_BITS))
    for (let piece = 0; piece < pieces; piece++) this.#scanPiece(piece, visit)
    return Math.min(pieces * PIECE_BITS, this.#place.frames)
  }

  /**
   * Counts all pages, once.
   * @throws MigrascopeError `cancelled` | `file-changed` | `io`
   */
  count({ onProgress, isCancelled }: Watch): void {
    if (this.#before) return
    const before = new Float64Array(this.#pieces)
    let present = 0
    let excluded = 0
    for (let piece = 0; piece < this.#pieces; piece++) {
      if (piece % 256 === 0) {
        if (isCancelled?.()) throw new MigrascopeError('cancelled', 'The reading was cancelled.')
        onProgress?.(piece / this.#pieces)
      }
      before[piece] = present
      this.#scanPiece(piece, (_, ram, inFile, times) => {
        present += times * bitsOf(inFile)
        excluded += times * bitsOf(ram & ~inFile)
      })
    }
    this.#present = present
    this.#excluded = excluded
    this.#before = before
  }

  /** RAM that is not in the file, in order, as stretches that end where 32 frames do. */
  *left(): Generator<{ readonly frame: number; readonly frames: number }> {
    for (let piece = 0; piece < this.#pieces; piece++) {
      const found: { frame: number; frames: number }[] = []
      this.#scanPiece(piece, (first, ram, inFile) => {
        const word = ram & ~inFile
        for (let bit = 0; bit < 32;) {
          bit += trailingZeros(word >>> bit)
          if (bit >= 32) return
          const frames = Math.min(32 - bit, trailingZeros(~(word >>> bit)))
          found.push({ frame: first + bit, frames })
          bit += frames
        }
      })
      yield* found
    }
  }

  /** Whether a page is in the file. */
  has(frame: number): boolean {
    if (frame < 0 || frame >= this.#place.frames) return false
    const bit = frame % PIECE_BITS
    return ((this.#load(frame).getUint8(bit >>> 3) >> (bit & 7)) & 1) === 1
  }

  /** The first page in the file from `frame` on; `end` where there is none below it. After `count`. */
  next(frame: number, end: number): number {
    let at = frame
    while (at < end) {
      const piece = Math.floor(at / PIECE_BITS)
      const stop = Math.min(end, (piece + 1) * PIECE_BITS)
      const before = this.#before
      if (before && before[piece] === (before[piece + 1] ?? this.#present)) {
        at = stop
        continue
      }
      const view = this.#load(at)
      const start = piece * PIECE_BITS
      while (at < stop) {
        const bit = at - start
        const word = view.getUint32((bit >>> 5) * 4, true) >>> (bit & 31)
        if (word !== 0) return Math.min(end, at + trailingZeros(word))
        at = start + (bit - (bit & 31)) + 32
      }
      at = stop
    }
    return end
  }

  /** The number of the descriptor of a page that is in the file; after `count`. */
  rank(frame: number): number {
    const view = this.#load(frame)
    const bit = frame % PIECE_BITS
    let rank = this.#before?.[Math.floor(frame / PIECE_BITS)] ?? 0
    const last = (bit >>> 5) * 4
    for (let at = 0; at < last; at += 4) rank += bitsOf(view.getUint32(at, true))
    for (let at = last * 8; at < bit; at++) rank += (view.getUint8(at >>> 3) >> (at & 7)) & 1
    return rank
  }

  /** The piece of the second bitmap that a frame's bit is in. */
  #load(frame: number): DataView {
    const piece = Math.floor(frame / PIECE_BITS)
    if (piece !== this.#viewOf) {
      const { bitmaps } = this.#place
      this.#view = readView(this.#source, ...this.#stretch(bitmaps - 1, piece, 1))
      this.#viewOf = piece
    }
    return this.#view
  }

  /** Place and length of pieces of a bitmap, which may end with a part of one. */
  #stretch(bitmap: number, piece: number, pieces: number): [offset: number, bytes: number] {
    const { bitmapAt, bitmapBytes } = this.#place
    const start = piece * PIECE_BYTES
    return [
      bitmapAt + bitmap * bitmapBytes + start,
      Math.min(pieces * PIECE_BYTES, bitmapBytes - start),
    ]
  }

  /** One piece, of several that are read at once. */
  #next(bitmap: 0 | 1, piece: number): DataView {
    const window = this.#windows[bitmap]
    const first = piece - (piece % WINDOW_PIECES)
    if (window.first !== first) {
      const [offset, bytes] = this.#stretch(bitmap, first, WINDOW_PIECES)
      if (window.bytes.length !== bytes) window.bytes = new Uint8Array(bytes)
      window.first = -1
      this.#source.read(offset, window.bytes)
      window.first = first
    }
    const at = (piece - first) * PIECE_BYTES
    const length = Math.min(PIECE_BYTES, window.bytes.length - at)
    return new DataView(window.bytes.buffer, at, length)
  }

  #scanPiece(piece: number, visit: Visit): void {
    const { bitmaps, frames } = this.#place
    const first = this.#next(0, piece)
    const second = bitmaps === 2 ? this.#next(1, piece) : first
    const start = piece * PIECE_BITS
    if (isAll(first, zeros) && isAll(second, zeros)) return
    if (frames - start >= PIECE_BITS && isAll(first, ones) && isAll(second, ones)) {
      visit(start, -1, -1, PIECE_BITS / 32)
      return
    }
    const end = Math.min(first.byteLength, Math.ceil((frames - start) / 32) * 4)
    for (let at = 0; at < end; at += 4) {
      let present = second.getUint32(at, true)
      let ram = first.getUint32(at, true)
      if ((ram | present) === 0) continue
      const frame = start + at * 8
      const inside = frames - frame
      if (inside < 32) {
        const mask = 2 ** inside - 1
        present &= mask
        ram &= mask
      }
      visit(frame, ram, present, 1)
    }
  }
}
