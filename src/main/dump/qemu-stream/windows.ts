/**
 * A few stretches of a file kept in memory, for reads that mostly go forward, each of several strands in its
 * own place: pages of an early pass and those of a later one, or a page and its deltas. The stretch used least
 * recently makes room for a new one. Bounded: 4 stretches of 128 KiB.
 */
import type { ByteSource } from '../source.ts'

const WINDOWS = 4
export const WINDOW_BYTES = 128 * 1024

interface Window {
  readonly bytes: Uint8Array
  start: number
  length: number
  used: number
}

export class Windows {
  readonly source: ByteSource
  readonly #windows: Window[] = []
  /** The one used last. */
  #hot: Window = { bytes: new Uint8Array(0), start: 0, length: 0, used: 0 }
  #clock = 0

  constructor(source: ByteSource) {
    this.source = source
  }

  /**
   * `length` bytes at `offset`, at most `WINDOW_BYTES`; they stay as they are until the next call only.
   * @throws MigrascopeError `truncated` | `file-changed` | `io`
   */
  at(offset: number, length: number): Uint8Array {
    const { bytes, start, length: held } = this.#hot
    const place = offset - start
    if (place >= 0 && place + length <= held) return bytes.subarray(place, place + length)
    this.#hot.used = ++this.#clock
    this.#hot =
      this.#windows.find(w => offset >= w.start && offset + length <= w.start + w.length) ??
      this.#load(offset, length)
    const from = offset - this.#hot.start
    return this.#hot.bytes.subarray(from, from + length)
  }

  #load(offset: number, length: number): Window {
    let window: Window | undefined
    if (this.#windows.length < WINDOWS) {
      const most = Math.min(WINDOW_BYTES, this.source.bytes)
      window = { bytes: new Uint8Array(most), start: 0, length: 0, used: 0 }
      this.#windows.push(window)
    } else {
      for (const other of this.#windows) if (!window || other.used < window.used) window = other
    }
    if (!window) throw new Error('no window')
    const rest = this.source.bytes - offset
    // Where too little is left the source itself says so, with file and offset.
    if (length > rest) this.source.read(offset, new Uint8Array(length))
    const held = Math.min(window.bytes.length, rest)
    window.length = 0
    this.source.read(offset, window.bytes.subarray(0, held))
    window.start = offset
    window.length = held
    return window
  }
}
