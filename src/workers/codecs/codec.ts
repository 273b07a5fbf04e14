/**
 * What every codec gives. A codec is opened once per thread and run, and keeps what it can between calls:
 * at page size the call costs more than the compression. `src` and `dst` may lie in shared memory.
 *
 * The two calls need no `this`, and a codec may open each side when its call is first taken: a thread takes
 * the one that it needs while it is made ready.
 */
import { copyBytes } from '../copy-bytes.ts'

export interface Codec {
  /**
   * Compresses all of `src` as one stream into the start of `dst`.
   * @returns bytes written, or -1 when they do not fit
   */
  readonly compress: (src: Uint8Array, dst: Uint8Array) => number
  /**
   * As `compress` into a `dst` of the length of `src`, where the stream then is not read: it stays in the codec's
   * own memory until the next call. Missing where a codec compresses straight into `dst`.
   */
  readonly compressInside?: (src: Uint8Array) => number
  /**
   * Room for `bytes` of input in the codec's own memory, from where it compresses without a copy. Until a larger
   * one is asked for or a longer input is given. Missing where any memory is as good.
   */
  readonly roomInside?: (bytes: number) => Uint8Array
  /**
   * Restores exactly `dst.length` bytes from one whole stream.
   * @throws Error when `src` is no such stream
   */
  readonly decompress: (src: Uint8Array, dst: Uint8Array) => void
  /**
   * Gives back at once what the garbage collector would only find later. Calls taken before must not be used
   * afterwards. Missing where there is nothing to give back.
   */
  readonly close?: () => void
}

export interface CodecImplementation {
  /** Name and version of what does the work, for reports. */
  readonly version: string
  /** Why it cannot run here; null when it can. */
  readonly missing: string | null
  /** @param level inside the range that src/shared/codecs.ts states */
  open(level: number): Codec
}

/** Copies the first `count` of `bytes`, all unless said, to the start of `dst`; -1 when they do not fit. */
export function put(bytes: Uint8Array, dst: Uint8Array, count = bytes.length): number {
  if (count > dst.length) return -1
  copyBytes(bytes, dst, 0, count)
  return count
}

/** As `put`, for what must fill `dst` to the last byte. */
export function putExactly(bytes: Uint8Array, dst: Uint8Array): void {
  if (bytes.length !== dst.length) {
    throw new Error(`the stream holds ${bytes.length} bytes, expected ${dst.length}`)
  }
  copyBytes(bytes, dst)
}
