/**
 * Takes big-endian numbers and names from a file one after the other, through a window of 256 KiB. Skipping
 * costs nothing; what lies in the window is not read again. Past the end of the file every call throws
 * `truncated`, with the offset of what was asked for.
 */
import type { ByteSource } from '../source.ts'
import { hasLength } from '../wrapper.ts'

const WINDOW_BYTES = 256 * 1024
/** Most bytes that one call may ask for at once. */
export const MAX_TAKE = 64 * 1024

export interface StreamReaderOptions {
  /** Called before each window with its offset; may throw to end the reading. */
  readonly onWindow?: (offset: number) => void
  /** Smaller where only a few bytes are wanted; at least as much as is ever taken at once. */
  readonly windowBytes?: number
}

export class StreamReader {
  /** Offset in the file of what comes next. May be moved. */
  at: number
  /** Lower half of what `halves` took. */
  low = 0
  readonly source: ByteSource
  readonly #onWindow: ((offset: number) => void) | undefined
  readonly #buffer: Uint8Array
  readonly #view: DataView
  #start = 0
  #length = 0

  constructor(source: ByteSource, at: number, options: StreamReaderOptions = {}) {
    this.source = source
    this.at = at
    this.#onWindow = options.onWindow
    const most = options.windowBytes ?? WINDOW_BYTES
    this.#buffer = new Uint8Array(Math.min(most, source.bytes))
    this.#view = new DataView(this.#buffer.buffer)
  }

  /** The next byte, without taking it. */
  peek(): number {
    return this.#view.getUint8(this.#need(1))
  }

  u8(): number {
    const place = this.#need(1)
    this.at++
    return this.#view.getUint8(place)
  }

  u16(): number {
    const place = this.#need(2)
    this.at += 2
    return this.#view.getUint16(place)
  }

  u32(): number {
    const place = this.#need(4)
    this.at += 4
    return this.#view.getUint32(place)
  }

  /** Exact up to 2^53; a larger one is rounded, and larger than any bound it is then held against. */
  u64(): number {
    const high = this.u32()
    return high * 2 ** 32 + this.u32()
  }

  /** Takes 8 bytes: returns the upper half of the number, the lower one is in `low`. */
  halves(): number {
    const place = this.#need(8)
    this.at += 8
    this.low = this.#view.getUint32(place + 4)
    return this.#view.getUint32(place)
  }

  /** At most `MAX_TAKE` bytes; they stay as they are until the next call only. */
  bytes(length: number): Uint8Array {
    const place = this.#need(length)
    this.at += length
    return this.#buffer.subarray(place, place + length)
  }

  /** Latin-1, so that any byte is some character. */
  text(length: number): string {
    const { buffer, byteOffset } = this.bytes(length)
    return Buffer.from(buffer, byteOffset, length).toString('latin1')
  }

  /** A length of one byte, and as many characters. */
  shortText(): string {
    return this.text(this.u8())
  }

  /** @throws MigrascopeError `truncated` when the file ends inside of what is skipped */
  skip(length: number): void {
    const { source } = this
    const end = this.at + length
    // The source itself says it, with file and offset.
    if (end > source.bytes) source.read(source.bytes, new Uint8Array(1))
    // Where the file's end is not known, what is skipped is there when its last byte can be had.
    else if (end > this.#start + this.#length && !hasLength(source)) {
      source.read(end - 1, new Uint8Array(1))
    }
    this.at = end
  }

  /** Makes sure that `length` bytes from `at` on are in the window; returns their place in it. */
  #need(length: number): number {
    const place = this.at - this.#start
    if (place >= 0 && place + length <= this.#length) return place
    const { source, at } = this
    this.#onWindow?.(at)
    this.#length = 0
    let held = 0
    for (let bytes = -1; bytes !== source.bytes;) {
      bytes = source.bytes
      const rest = Math.max(0, bytes - at)
      // Where too little is left the source itself says so, with file and offset.
      if (length > rest) source.read(at, new Uint8Array(length))
      held = Math.min(this.#buffer.length, rest)
      try {
        source.read(at, this.#buffer.subarray(0, held))
      } catch (error) {
        // The end that was not known has been found: up to there it can be read.
        if (bytes === source.bytes) throw error
      }
    }
    this.#start = at
    this.#length = held
    return 0
  }
}
