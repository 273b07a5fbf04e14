/**
 * What every codec gives. A codec is opened once per thread and run, and keeps what it can between calls:
 * at page size the call costs more than the compression. `src` and `dst` may lie in shared memory.
 *
 * The two calls need no `this`, and a codec may open each side when its call is first taken: a thread takes
 * the one that it needs while it is made ready.
 */
export interface Codec {
  /**
   * Compresses all of `src` as one stream into the start of `dst`.
   * @returns bytes written, or -1 when they do not fit
   */
  readonly compress: (src: Uint8Array, dst: Uint8Array) => number
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

/** Copies `bytes` to the start of `dst`; -1 when they do not fit. */
export function put(bytes: Uint8Array, dst: Uint8Array): number {
  if (bytes.length > dst.length) return -1
  dst.set(bytes)
  return bytes.length
}

/** As `put`, for what must fill `dst` to the last byte. */
export function putExactly(bytes: Uint8Array, dst: Uint8Array): void {
  if (bytes.length !== dst.length) {
    throw new Error(`the stream holds ${bytes.length} bytes, expected ${dst.length}`)
  }
  dst.set(bytes)
}
